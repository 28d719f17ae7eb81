package api

// resty holds the rows of resty and req, clients that hand out responses of their own: resty v2.17.2, v3.0.0-rc.4, req
// as read at 5197ba7. None of them returns an error for a 4xx or 5xx. They decode into the argument of SetResult only if the status
// is 2xx, so it never holds an error page.
func resty() Rows {
	const (
		v2  = "github.com/go-resty/resty/v2"
		v3  = "resty.dev/v3"
		req = "github.com/imroc/req/v3"
	)
	gets := func(check string) Func { return Func{Client: Client{Does: Gets, Check: check}} }
	looks := Func{Client: Client{Does: Looks, From: Receiver}}
	status := looks
	status.Status.Result = Received
	content, hooks := views(Receiver), Func{Client: Client{Does: Hooks}}
	verbs := []string{"Get", "Post", "Put", "Patch", "Delete", "Send"}
	return Rows{
		Funcs: join(
			methods("(*"+v2+".Request)", gets("IsError()"), append(verbs, "Execute")...),
			methods("(*"+v2+".Response)", status, "StatusCode"),
			methods("(*"+v2+".Response)", looks, "IsError", "IsSuccess", "Status", "Error"),
			methods("(*"+v2+".Response)", content, "Body", "String", "RawBody"),
			methods("(*"+v2+".Response)", passes(Receiver), "Header", "Time", "Size", "Cookies", "Result", "ReceivedAt", "Proto"),
			methods("(*"+v2+".Client)", hooks, "OnAfterResponse", "AddRetryCondition", "AddRetryAfterErrorCondition", "SetTransport"),

			methods("(*"+v3+".Request)", gets("IsStatusFailure()"), append(verbs, "Execute")...),
			methods("(*"+v3+".Response)", status, "StatusCode"),
			methods("(*"+v3+".Response)", looks, "IsStatusFailure", "IsStatusSuccess", "Status", "ResultError"),
			methods("(*"+v3+".Response)", content, "Bytes", "String"),
			methods("(*"+v3+".Response)", passes(Receiver), "Header", "Size", "Cookies", "Result", "ReceivedAt", "Proto"),
			methods("(*"+v3+".Client)", hooks, "AddResponseMiddleware", "AddRetryConditions", "SetTransport"),

			methods("(*"+req+".Request)", gets("IsErrorState()"), verbs...),
			methods("(*"+req+".Response)", looks, "IsSuccessState", "IsErrorState", "IsSuccess", "IsError", "GetStatus", "GetStatusCode", "ResultState", "ErrorResult", "Error"),
			methods("(*"+req+".Response)", content, "Bytes", "String", "ToBytes", "ToString"),
			methods("(*"+req+".Response)", decodes(Receiver, 0), "Into", "Unmarshal", "UnmarshalJson", "UnmarshalXml"),
			methods("(*"+req+".Response)", passes(Receiver), "GetHeader", "TotalTime", "SuccessResult", "Result"),
			methods("(*"+req+".Client)", hooks, "OnAfterResponse", "SetResultStateCheckFunc", "WrapRoundTripFunc", "SetCommonRetryCondition"),
		),
	}
}
