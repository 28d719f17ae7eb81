package api

// builtin lists the parts of the table. A new framework is a new function here.
func builtin() []Rows {
	return []Rows{
		netHTTP(),
		gin(),
		echoV4(),
		echoV5(),
		fiberV2(),
		fiberV3(),
		chi(),
		chiRender(),
		testify(),
	}
}
