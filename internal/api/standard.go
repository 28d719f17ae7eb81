package api

import "slices"

// standard holds the rows of the standard library outside net/http's responses, as observed with Go 1.26: callbacks and
// the numbers of other protocols. net/smtp has none of its own; its errors are textproto's.
func standard() Rows {
	return Rows{
		Funcs: join([]Func{
			{Name: "(net/http/httptrace.ClientTrace).Got1xxResponse", Status: Status{Use: Received}}, // a field: functions stored there get the status
			{Name: "(syscall.WaitStatus).ExitStatus", Status: Status{Result: Foreign}},
		}, contentWriters(), endings(), neutral(), foreign(), respellers(), releases(), errorMakers(), once(), errorTests(), atomics(), texts(), parsers(), sequences()),
		Promoted: methods("(hash.Hash)", Func{Language: Language{Never: true}}, "Write"),
		Fields: []Field{
			{Name: "net/textproto.Error.Code", Use: Foreign}, // of SMTP, FTP, NNTP
		},
		Types: []Type{
			{Name: "sync/atomic.Int32", Cell: true},
			{Name: "sync/atomic.Int64", Cell: true},
			{Name: "sync/atomic.Uint32", Cell: true},
			{Name: "sync/atomic.Uint64", Cell: true},
			{Name: "os.FileMode", Use: Foreign},
			{Name: "io/fs.FileMode", Use: Foreign},
			{Name: "syscall.Errno", Use: Foreign},
			{Name: "syscall.Signal", Use: Foreign},
			{Name: "time.Duration", Use: Foreign},
			{Name: "time.Month", Use: Foreign},
			{Name: "reflect.Kind", Use: Foreign},
			{Name: "go/token.Pos", Use: Foreign},
			{Name: "syscall.WaitStatus", Use: Foreign},
			{Name: "net/http.ConnState", Use: Foreign},
			{Name: "net/http.SameSite", Use: Foreign},
		},
	}
}

// releases release a lock, a file, or a place that others wait for.
func releases() []Func {
	release := Func{Language: Language{Releases: true}}
	closer := Func{Name: "(io.Closer).Close", Implementations: true, Client: Client{Does: Passes, From: Receiver}, Language: Language{Releases: true}}
	return join(
		methods("(*sync.Mutex)", release, "Unlock"),
		methods("(*sync.RWMutex)", release, "Unlock", "RUnlock"),
		methods("(sync.Locker)", release, "Unlock"),
		methods("(*sync.WaitGroup)", release, "Done"),
		[]Func{closer},
	)
}

// respellers return the name of a header field that they are given, in its canonical spelling.
func respellers() []Func {
	return join(
		methods("net/http", Func{Language: Language{Respells: true}}, "CanonicalHeaderKey"),
		methods("net/textproto", Func{Language: Language{Respells: true}}, "CanonicalMIMEHeaderKey"),
	)
}

// sequences return elements, as a slice or an iterator: all of a slice or map, or parts of a text.
func sequences() []Func {
	splits := Func{Language: Language{Splits: 2}}
	return join(
		methods("strings", splits, "Split", "SplitAfter", "SplitSeq", "SplitAfterSeq"),
		methods("bytes", splits, "Split", "SplitAfter", "SplitSeq", "SplitAfterSeq"),
		methods("slices", Func{Language: Language{Ranges: 1}}, "All", "Backward", "Values"),
		methods("maps", Func{Language: Language{Ranges: 1}}, "All", "Keys", "Values"),
	)
}

// errorMakers never return a nil error: after err := errors.New(…) the branch for err ==
// nil is not taken. errors.Wrap of pkg/errors is not among them: it returns nil for nil (NilOf).
func errorMakers() []Func {
	return join(
		methods("errors", Func{Language: Language{NonNil: true}}, "New"),
		methods("fmt", Func{Language: Language{NonNil: true}}, "Errorf"),
		methods("errors", Func{Language: Language{Joins: true}}, "Join"),
		methods("errors", Func{Language: Language{Unwraps: true}}, "Unwrap"),
		methods("github.com/pkg/errors", Func{Language: Language{NonNil: true}}, "New", "Errorf"),
		methods("github.com/pkg/errors", Func{Language: Language{NilOf: 1}}, "Wrap", "Wrapf", "WithMessage", "WithMessagef", "WithStack"),
	)
}

// once calls a function once.
func once() []Func {
	return methods("(*sync.Once)", Func{Language: Language{Once: true}}, "Do")
}

// neutral are functions that turn any number into text or a measurement.
func neutral() []Func {
	return join(
		methods("strconv", Func{Status: Status{Use: Neutral}}, "Itoa", "FormatInt", "FormatUint"),
		methods("strconv", Func{Status: Status{Use: Neutral, Arg: 1}}, "AppendInt", "AppendUint"),
		methods("log/slog", Func{Status: Status{Use: Neutral, Arg: 1}}, "Int", "Int64", "Uint64"),
		methods("log/slog", Func{Status: Status{Use: Neutral}}, "IntValue", "Int64Value", "Uint64Value"),
		methods("(*expvar.Int)", Func{Status: Status{Use: Neutral}}, "Add", "Set"),
	)
}

// foreign are functions of the standard library whose numbers only look like status codes.
func foreign() []Func {
	return join(
		[]Func{
			{Name: "runtime/debug.SetGCPercent", Status: Status{Use: Foreign}},
		},
		methods("(*net/textproto.Reader)", Func{Status: Status{Use: Foreign, Result: Foreign}}, "ReadResponse", "ReadCodeLine"),
		methods("(*os.ProcessState)", Func{Status: Status{Result: Foreign}}, "ExitCode"),
	)
}

// errorTests return true only for errors.
func errorTests() []Func {
	return join(
		methods("errors", Func{Language: Language{Asks: true}}, "Is"),
		methods("errors", Func{Language: Language{Asks: true, As: true}}, "As"),
		methods("errors", Func{Language: Language{As: true}}, "AsType"),
		methods("github.com/pkg/errors", Func{Language: Language{Asks: true, As: true}}, "As"),
		methods("os", Func{Language: Language{Asks: true}}, "IsExist", "IsNotExist", "IsPermission", "IsTimeout"),
	)
}

// atomics move numbers in and out of variables that several goroutines share.
func atomics() []Func {
	var rows []Func
	for _, kind := range []string{"Int32", "Int64", "Uint32", "Uint64"} {
		cell := "(*sync/atomic." + kind + ")"
		add := func(function string, moves ...Move) {
			rows = append(rows, Func{Name: cell + "." + function, Moves: slices.Clone(moves)})
			for i, m := range moves { // the functions take the address first
				if m.From == Receiver {
					moves[i].From = 0
				} else {
					moves[i].From++
				}
				switch m.To {
				case Receiver:
					moves[i].To = 0
				case Result:
				default:
					moves[i].To++
				}
			}
			rows = append(rows, Func{Name: "sync/atomic." + function + kind, Moves: moves})
		}
		add("Load", Move{From: Receiver, To: Result})
		add("Store", Move{From: 0, To: Receiver})
		add("Swap", Move{From: Receiver, To: Result}, Move{From: 0, To: Receiver})
		add("CompareAndSwap", Move{From: 1, To: Receiver})
		add("Add", Move{From: 0, To: Receiver, Computes: true})
	}
	return rows
}

// texts are functions with a result whose beginning, or whose error, is known.
func texts() []Func {
	return join(
		methods("encoding/json", Func{Language: Language{JSON: true, OrNil: true, Encodes: 1}}, "Marshal", "MarshalIndent"),
		methods("fmt", Func{Language: Language{Formats: true}}, "Sprintf"),
		methods("crypto/rand", Func{Language: Language{Never: true}}, "Read"), // since Go 1.24
	)
}

// parsers never fail for constants of the right form, nor for the system's source of random numbers.
func parsers() []Func {
	of := func(valid ...Valid) (row Func) {
		copy(row.Language.Valid[:], valid)
		return row
	}
	return join(
		methods("net/url", of(Valid{Arg: 1, Is: URLForm}), "Parse"),
		methods("net/url", of(Valid{Arg: 1, Is: RequestForm}), "ParseRequestURI"),
		methods("net/http", of(Valid{Arg: 1, Is: MethodForm}, Valid{Arg: 2, Is: URLForm}), "NewRequest"),
		methods("net/http", of(Valid{Arg: 2, Is: MethodForm}, Valid{Arg: 3, Is: URLForm}), "NewRequestWithContext"),
		methods("regexp", of(Valid{Arg: 1, Is: PatternForm}), "Compile", "Match", "MatchString"),
		methods("time", of(Valid{Arg: 1, Is: DurationForm}), "ParseDuration"),
		methods("time", of(Valid{Arg: 2, Is: TimeForm}), "Parse"),
		methods("time", of(Valid{Arg: 1, Is: ZoneForm}), "LoadLocation"),
		methods("crypto/rand", random(Func{}), "Int"),
	)
}
