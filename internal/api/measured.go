package api

// measured holds the functions outside the standard library that log or measure any number. Those that take every value,
// as logrus, go-kit/log and zap's SugaredLogger do, and those that take text, as Prometheus labels do, need no rows.
func measured() Rows {
	const (
		zap       = "go.uber.org/zap"       // v1.28.0
		zerolog   = "github.com/rs/zerolog" // v1.35.1
		attribute = "go.opentelemetry.io/otel/attribute"
	)
	ints := []string{"Int", "Int8", "Int16", "Int32", "Int64", "Uint", "Uint8", "Uint16", "Uint32", "Uint64"}
	at := func(arg int) Func { return Func{Status: Status{Use: Neutral, Arg: arg}} }
	named := Func{Status: Status{Use: Named}}
	rows := Rows{
		Funcs: join(
			methods(zap, at(1), ints...),
			methods(zap, at(1), "Ints", "Int32s", "Int64s", "Uints"),
			methods("(*"+zerolog+".Event)", at(1), ints...),
			methods("(*"+zerolog+".Event)", at(1), "Ints"),
			methods("("+zerolog+".Context)", at(1), ints...),
			methods("(*"+zerolog+".Array)", at(0), ints...),
			methods(attribute, at(1), "Int", "Int64", "IntSlice", "Int64Slice"),
			methods(attribute, at(0), "IntValue", "Int64Value"),
			methods("("+attribute+".Key)", at(0), "Int", "Int64"),
			methods("go.opencensus.io/plugin/ochttp", named, "TraceStatus"), // v0.23.0
		),
	}
	// The attributes of OpenTelemetry's conventions are status codes by name. Each version of them is a package.
	for _, version := range []string{"v1.17.0", "v1.18.0", "v1.19.0", "v1.20.0", "v1.21.0", "v1.22.0", "v1.23.0", "v1.23.1", "v1.24.0", "v1.25.0"} {
		rows.Funcs = append(rows.Funcs, methods("go.opentelemetry.io/otel/semconv/"+version, named, "HTTPStatusCode")...)
	}
	for _, version := range []string{"v1.21.0", "v1.22.0", "v1.23.0", "v1.23.1", "v1.24.0", "v1.25.0", "v1.26.0", "v1.27.0", "v1.28.0",
		"v1.30.0", "v1.31.0", "v1.32.0", "v1.33.0", "v1.34.0", "v1.36.0", "v1.37.0", "v1.38.0", "v1.39.0", "v1.40.0", "v1.41.0", "v1.42.0", "v1.43.0"} {
		rows.Funcs = append(rows.Funcs, methods("go.opentelemetry.io/otel/semconv/"+version, named, "HTTPResponseStatusCode")...)
	}
	return rows
}
