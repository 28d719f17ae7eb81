package api

// mocks holds the rows of libraries that answer in place of a server. Their responses reach the client under test
// without any server, so nothing is known about invalid ones: the engine is Unknown.
func mocks() Rows {
	const (
		httpmock = "github.com/jarcoal/httpmock"      // v1.4.2
		gock     = "github.com/h2non/gock"            // v1.2.0
		apitest  = "github.com/steinfletcher/apitest" // v1.5.11
	)
	status := Func{Status: Status{Use: Sent, Kind: FinalCode}}
	return Rows{
		Funcs: join(
			served(Unknown,
				methods(httpmock, status,
					"NewStringResponder", "NewStringResponse", "NewBytesResponder", "NewBytesResponse",
					"NewJsonResponder", "NewJsonResponderOrPanic", "NewJsonResponse", "NewJsonResponseOrPanic",
					"NewXmlResponder", "NewXmlResponderOrPanic", "NewXmlResponse"),
				methods("(*"+gock+".Request)", status, "Reply"),
				methods("(*"+gock+".Response)", status, "Status"),
				methods("(*"+apitest+".MockResponse)", status, "Status"),
			),
			methods("(*"+apitest+".Response)", Func{Status: Status{Use: Expected}}, "Status"),
			methods("(*"+apitest+".Recorder)", Func{Status: Status{Result: Received}}, "ResponseStatus"),
		),
		Fields: []Field{{Name: gock + ".Response.StatusCode", Use: Sent, Kind: FinalCode, Engine: Unknown}},
	}
}
