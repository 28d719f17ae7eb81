package undocumented

import (
	"github.com/beego/beego/v2/server/web"
)

type orders struct{ web.Controller }

// The status of a reply may be in a field.
//
// @Success 201
// @Failure 400
// @router /orders [post]
func (o *orders) Create() {
	o.Ctx.Output.Status = 201
	o.ServeJSON()
}

// So may that of a helper.
//
// @Success 201
// @Failure 400
// @router /orders [put]
func (o *orders) Put() {
	o.Ctx.Output.Status = 201
	o.done()
}

func (o *orders) done() { o.ServeJSON() }

// One that is recorded is the one.
//
// @Success 201
// @Failure 400
// @router /orders [delete]
func (o *orders) Delete() {
	o.Ctx.Output.SetStatus(409) // want `^409 Conflict is not documented`
	o.ServeJSON()
}
