package order_fine

import "net/http"

type label struct{ seen, sealed bool }

type crate struct {
	box struct {
		label label
		count int
	}
	weight int
}

// Of a struct in a struct a part was assigned: what the rest holds is looked for in the copies, which must not lead back here.
func partOfPart(w http.ResponseWriter, c *crate) {
	c.box.label.seen = true
	x := c.box
	c.box.label.sealed = x.label.seen
	y := c.box
	if !y.label.seen || !c.box.label.sealed {
		wrong(w)
		wrong(w)
	}
}
