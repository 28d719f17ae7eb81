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

// marshalers holds the methods of common types that encoding/json calls and that never fail, as read in uuid v1.6.0, gofrs/uuid v4.4.0,
// go.uuid v1.2.0, gorm v1.31.2, mongo-driver v1.17.9 and v2.8.0, decimal v1.4.0 and golang-jwt v4.5.2 and v5.3.1. Most versions have the same.
func marshalers() Rows {
	return Rows{Marshalers: []string{
		"(time.Time).MarshalJSON", // between the years 0 and 9999
		"(net/netip.Addr).MarshalText",
		"(*math/big.Int).MarshalJSON",
		"(github.com/google/uuid.UUID).MarshalText",
		"(github.com/google/uuid.NullUUID).MarshalJSON",
		"(github.com/gofrs/uuid.UUID).MarshalText",
		"(github.com/gofrs/uuid/v5.UUID).MarshalText",
		"(github.com/satori/go.uuid.UUID).MarshalText",
		"(gorm.io/gorm.DeletedAt).MarshalJSON",
		"(go.mongodb.org/mongo-driver/bson/primitive.ObjectID).MarshalJSON",
		"(go.mongodb.org/mongo-driver/bson/primitive.DateTime).MarshalJSON",
		"(go.mongodb.org/mongo-driver/v2/bson.ObjectID).MarshalJSON",
		"(go.mongodb.org/mongo-driver/v2/bson.DateTime).MarshalJSON",
		"(github.com/shopspring/decimal.Decimal).MarshalJSON",
		"(github.com/golang-jwt/jwt/v4.NumericDate).MarshalJSON",
		"(github.com/golang-jwt/jwt/v4.ClaimStrings).MarshalJSON",
		"(github.com/golang-jwt/jwt/v5.NumericDate).MarshalJSON",
		"(github.com/golang-jwt/jwt/v5.ClaimStrings).MarshalJSON",
	}}
}

// signers holds the JSON web tokens of golang-jwt and the modules that it comes from and that come from it, as read in dgrijalva/jwt-go v3.2.0
// and golang-jwt v3.2.2, v4.5.2 and v5.3.1. HMAC takes each key that is a []byte; its hash functions are linked into each program with
// net/http.
func signers() Rows {
	var rows Rows
	for _, path := range []string{"github.com/dgrijalva/jwt-go", "github.com/dgrijalva/jwt-go/v4", "github.com/form3tech-oss/jwt-go", "github.com/golang-jwt/jwt",
		"github.com/golang-jwt/jwt/v4", "github.com/golang-jwt/jwt/v5"} {
		rows.Signers = append(rows.Signers, Signer{
			Func: "(*" + path + ".Token).SignedString", Key: "[]byte", Part: "Claims", Header: "Header", New: path + ".New", With: path + ".NewWithClaims",
			Algorithms: names(path, "SigningMethodHS256", "SigningMethodHS384", "SigningMethodHS512"),
			ByName:     path + ".GetSigningMethod", Names: []string{"HS256", "HS384", "HS512"},
		})
		parser := "(*" + path + ".Parser)."
		rows.Holdings = append(rows.Holdings, Holding{
			Field: path + ".Token.Claims", Type: path + ".MapClaims", Makes: []string{path + ".Parse", parser + "Parse", path + ".New"},
			Takes: map[string]int{path + ".ParseWithClaims": 2, parser + "ParseWithClaims": 2, parser + "ParseUnverified": 2, path + ".NewWithClaims": 2},
		}, Holding{
			Field: path + ".Token.Valid", True: []string{path + ".Parse", path + ".ParseWithClaims", parser + "Parse", parser + "ParseWithClaims"},
		})
	}
	return rows
}
