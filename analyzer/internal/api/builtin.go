package api

// builtin lists the parts of the table. A new framework is a new function here.
func builtin() []Rows {
	return []Rows{
		netHTTP(),
		standard(),
		gin(),
		echoV4(),
		echoV5(),
		fiberV2(),
		fiberV3(),
		chi(),
		chiRender(),
		fasthttp(),
		hertz(),
		restful(),
		gorilla(),
		huma(),
		beego(),
		iris(),
		gofr(),
		lambda(),
		grpcGateway(),
		ogen(),
		testify(),
		gomega(),
		assertions(),
		testdeep(),
		mocks(),
		clients(),
		readers(),
		resty(),
		measured(),
		lookalikes(),
		comparisons(),
	}
}
