package api

// readers holds the rows of functions that get a response as a client, or that read its body: the standard library as observed
// with Go 1.26, the others at the version named.
//
// Decoders that reject an error page by themselves are left out: archives, images, certificates.
func readers() Rows {
	gets := Func{Client: Client{Does: Gets, Check: "StatusCode"}}
	const retryable = "github.com/hashicorp/go-retryablehttp" // v0.7.8: an error after 5xx, none after 4xx
	return Rows{
		Funcs: join(
			methods("net/http", gets, "Get", "Post", "PostForm"),
			methods("(*net/http.Client)", gets, "Do", "Get", "Post", "PostForm"),
			methods("golang.org/x/net/context/ctxhttp", gets, "Do", "Get", "Post", "PostForm"),
			methods(retryable, gets, "Get", "Post", "PostForm"),
			methods("(*"+retryable+".Client)", gets, "Do", "Get", "Post", "PostForm"),
			methods("(*net/http.Response)", passes(Receiver), "Cookies", "Location", "ProtoAtLeast"),
			contentReaders(), decoders(), stores(),
		),
		Types: []Type{
			{Name: "bytes.Buffer", Reads: Fills},
			{Name: "strings.Builder", Reads: Fills},
			{Name: "os.File", Reads: Stores},
		},
	}
}

func views(from int) Func        { return Func{Client: Client{Does: Views, From: from}} }
func passes(from int) Func       { return Func{Client: Client{Does: Passes, From: from}} }
func decodes(from, to int) Func  { return Func{Client: Client{Does: Decodes, From: from, Into: to}} }
func fills(from, to int) Func    { return Func{Client: Client{Does: Fills, From: from, Into: to}} }
func keepsContent(from int) Func { return Func{Client: Client{Does: Stores, From: from}} }

// contentReaders make another view of a response's body: a reader, or its bytes.
func contentReaders() []Func {
	return join(
		methods("io", views(0), "ReadAll", "LimitReader", "TeeReader", "NopCloser"),
		methods("io/ioutil", views(0), "ReadAll", "NopCloser"),
		methods("io", random(fills(0, 1)), "ReadFull"),
		methods("io", fills(0, 1), "ReadAtLeast"),
		methods("(io.Reader)", fills(Receiver, 0), "Read"),
		methods("bufio", views(0), "NewReader", "NewReaderSize", "NewScanner"),
		methods("(*bufio.Reader)", views(Receiver), "ReadString", "ReadBytes"),
		methods("(*bufio.Scanner)", views(Receiver), "Text", "Bytes"),
		methods("(*bufio.Scanner)", passes(Receiver), "Scan", "Err", "Buffer", "Split"),
		methods("bytes", views(0), "NewReader", "TrimSpace", "Clone"),
		methods("strings", views(0), "NewReader", "TrimSpace", "TrimRight", "TrimSuffix", "Clone"),
		methods("bytes", withText(views(0), MakesText), "NewBuffer", "NewBufferString"),
		methods("(*bytes.Buffer)", withText(views(Receiver), TextBytes), "Bytes"),
		methods("(*bytes.Buffer)", withText(fills(0, Receiver), ChangesText), "ReadFrom"),
		methods("(*bytes.Buffer)", withText(Func{}, ChangesText), "Next", "Read", "ReadByte", "ReadBytes", "ReadRune", "ReadString", "Truncate", "UnreadByte", "UnreadRune"),
		textHolders("(*bytes.Buffer)"), textHolders("(*strings.Builder)"),
	)
}

// random makes a row say that the call never fails if its first argument gives random bytes, since Go 1.24.
func random(row Func) Func {
	row.Language.Valid[0] = Valid{Arg: 1, Var: "crypto/rand.Reader"}
	return row
}

// identifiers make random numbers of the system's source, as read in google/uuid v1.6.0 and gofrs/uuid v4.4.0 and v5.4.0. Go has had a source that never
// fails since 1.24.
func identifiers() Rows {
	const google, gofrs = "github.com/google/uuid", "github.com/gofrs/uuid"
	never := func(unless string) Func { return Func{Language: Language{Never: true, Unless: unless}} }
	return Rows{Funcs: join(
		methods(google, never(google+".SetRand"), "NewRandom", "NewUUID", "NewV6", "NewV7"),
		methods(gofrs, never(gofrs+".DefaultGenerator"), "NewV4", "NewV6", "NewV7"),
		methods(gofrs+"/v5", never(gofrs+"/v5.DefaultGenerator"), "NewV4", "NewV6", "NewV7"),
	)}
}

// textHolders are the methods of a type that collects a text. Their errors are always nil, as the documentation says.
func textHolders(receiver string) []Func {
	neverFails := Func{Language: Language{Never: true}}
	return join(
		methods(receiver, withText(views(Receiver), WholeText), "String"),
		methods(receiver, withText(passes(Receiver), TextLength), "Len"),
		methods(receiver, withText(passes(Receiver), KeepsText), "Grow"),
		methods(receiver, withText(passes(Receiver), ClearsText), "Reset"),
		methods(receiver, withText(Func{}, KeepsText), "Cap"),
		methods(receiver, withText(neverFails, AddsText), "Write", "WriteString"),
		methods(receiver, withText(neverFails, AddsByte), "WriteByte"),
		methods(receiver, withText(neverFails, AddsRune), "WriteRune"),
	)
}

// withText makes a row say what the call does with the text that its receiver holds.
func withText(row Func, use TextUse) Func {
	row.Language.Text = use
	return row
}

// decoders turn a body into data.
func decoders() []Func {
	var rows []Func
	packages := []string{
		"encoding/json", "encoding/xml", "encoding/gob",
		"github.com/json-iterator/go", // v1.1.12
		"github.com/goccy/go-json",    // v0.10.5
		"github.com/goccy/go-yaml",    // v1.18.0
		"gopkg.in/yaml.v3",            // v3.0.1
		"go.yaml.in/yaml/v3",          // v3.0.4
	}
	for _, pkg := range packages {
		rows = join(rows,
			methods(pkg, views(0), "NewDecoder"),
			methods("(*"+pkg+".Decoder)", decodes(Receiver, 0), "Decode"))
		if pkg != "encoding/gob" {
			rows = append(rows, methods(pkg, decodes(0, 1), "Unmarshal")...)
		}
	}
	return join(rows,
		methods("(*encoding/json.Decoder)", passes(Receiver), "UseNumber", "DisallowUnknownFields"),
		methods("(github.com/json-iterator/go.API)", decodes(0, 1), "Unmarshal"),
		methods("sigs.k8s.io/yaml", decodes(0, 1), "Unmarshal"),                              // v1.6.0
		methods("google.golang.org/protobuf/proto", decodes(0, 1), "Unmarshal"),              // v1.36.11
		methods("google.golang.org/protobuf/encoding/protojson", decodes(0, 1), "Unmarshal"), // v1.36.11
		methods("encoding/csv", views(0), "NewReader"),
		methods("(*encoding/csv.Reader)", decodes(Receiver, FirstResult), "Read", "ReadAll"),
	)
}

// stores write a body to a file.
func stores() []Func {
	return join(
		methods("os", keepsContent(1), "WriteFile"),
		methods("io/ioutil", keepsContent(1), "WriteFile"),
		methods("(*os.File)", keepsContent(0), "Write", "WriteString", "ReadFrom"),
	)
}
