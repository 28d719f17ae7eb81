package api

// encoders holds the rows of libraries that encode JSON to a writer, as read in json-iterator v1.1.12, goccy/go-json v0.12.0,
// sonic v1.15.0 and easyjson v0.9.2. Their encoders write as encoding/json's does.
func encoders() Rows {
	const (
		iterator = "github.com/json-iterator/go"
		goccy    = "github.com/goccy/go-json"
		sonic    = "github.com/bytedance/sonic"
		easyjson = "github.com/mailru/easyjson"
	)
	view := Func{Response: Response{Effect: Derives}}
	encode := Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{Always, 0}}}
	quiet := []string{"SetIndent", "SetEscapeHTML"}
	return Rows{Funcs: join(
		methods(iterator, view, "NewEncoder"),
		methods("("+iterator+".API)", view, "NewEncoder"),
		methods("(*"+iterator+".Encoder)", encode, "Encode"),
		methods("(*"+iterator+".Encoder)", Func{}, quiet...),
		methods(goccy, view, "NewEncoder"),
		methods("(*"+goccy+".Encoder)", encode, "Encode", "EncodeWithOption"),
		methods("(*"+goccy+".Encoder)", Func{}, quiet...),
		methods("("+sonic+".API)", view, "NewEncoder"),
		methods("("+sonic+".Encoder)", encode, "Encode"),
		methods("("+sonic+".Encoder)", Func{}, quiet...),
		[]Func{
			{Name: "(*" + goccy + ".Encoder).EncodeContext", Response: Response{Effect: Writes, Writer: Receiver, Content: Content{Always, 1}}},
			{Name: easyjson + ".MarshalToWriter", Response: Response{Effect: Writes, Writer: 1, Content: Content{Always, 0}}},
			{Name: easyjson + ".MarshalToHTTPResponseWriter", Response: Response{Effect: Writes, Writer: 1, Content: Content{Always, 0}}},
		},
	)}
}
