package api

// Rows about the errors of other modules.

// Signer is a row for a method that encodes a part of its receiver as JSON and signs it. It never fails if the key has the right type, and
// the receiver was made with an algorithm that takes any key.
type Signer struct {
	Func string // the method: "(*github.com/golang-jwt/jwt/v5.Token).SignedString"
	Key  string // the type of its argument: "[]byte"
	// Part is the field that is encoded. New is the function that makes a receiver in which it is empty; With gets it as the second argument.
	// The first argument of both is the algorithm.
	Part, New, With string
	Header          string // another field that is encoded: a map, which New and With fill
	// Algorithms holds the full names of variables, and ByName a function that returns one for a name in Names.
	Algorithms []string
	ByName     string
	Names      []string
}

// Holding is a row for a field of another module's struct. Functions that make the struct put a value of a known type there, an interface, or
// true, or a number above zero.
type Holding struct {
	Field string         // the field: "github.com/golang-jwt/jwt/v5.Token.Claims"
	Makes []string       // functions that put a value of type Type there
	Type  string         // "github.com/golang-jwt/jwt/v5.MapClaims"
	Takes map[string]int // functions that put an argument there, with its number, counted from 1
	True  []string       // functions that put true there if they return no error
	// Above holds functions that put a number above zero there if they leave the field NoError of the same struct nil.
	Above   []string
	NoError string
}

// Lack is a row for functions that never return some errors of other modules.
type Lack struct {
	Errors []string // full names of variables and constants: "database/sql.ErrNoRows"
	Funcs  []string // full names. Neither an error that they return is, or wraps, one of Errors, nor one that their result holds.
	Exact  bool     // it may wrap one
}

// ExactLack is the name of an error, in what Lacks returns, that another error is not but may wrap.
func ExactLack(name string) string { return "=" + name }

// Unaware is a row for packages that know nothing of some errors. Their functions never return one, unless they get it from the program.
type Unaware struct {
	Errors   []string
	Packages []string // import paths, each with what is below it
	Std      bool     // and the standard library, without the packages of Errors
}

// Holder is a row for a type of another module whose values hold the error of the call that made them, as gorm's DB.
type Holder struct {
	Errors []string // the full names of fields and methods that give the error: "gorm.io/gorm.DB.Error"
	// Chains holds methods whose result also holds the receiver's error, and may be the receiver itself: (*gorm.io/gorm.DB).Where.
	Chains []string
	// Sessions holds methods whose result also holds the receiver's error, but is another value: (*gorm.io/gorm.DB).Begin.
	Sessions []string
	// Hooks holds the names of methods of the program that such calls run, and whose errors are then held: "BeforeCreate".
	Hooks []string
}

// unrelated are packages that never return an error of a database or of validator: they import none that declares one, or, as copier, only use
// its interfaces.
func unrelated() []string {
	return []string{
		"golang.org/x/crypto", "golang.org/x/oauth2", "github.com/golang-jwt/jwt", "github.com/dgrijalva/jwt-go", "github.com/lestrrat-go/jwx",
		"github.com/google/uuid", "github.com/gofrs/uuid", "github.com/go-chi/render", "github.com/gorilla/mux", "github.com/jinzhu/copier",
		"github.com/go-webauthn/webauthn", "github.com/coreos/go-oidc", "github.com/pquerna/otp", "github.com/aws/aws-sdk-go-v2", "github.com/aws/smithy-go",
	}
}

// validation holds the packages that know nothing of the errors of validator, as read in v10.30.1. gin's binding is not one of them.
func validation() Rows {
	errors := append(names("github.com/go-playground/validator/v10", "ValidationErrors", "InvalidValidationError"), "github.com/gin-gonic/gin/binding.SliceValidationError")
	return Rows{Unaware: []Unaware{{Errors: errors, Std: true, Packages: append(unrelated(), "gorm.io", "github.com/jinzhu/gorm", "github.com/jmoiron/sqlx",
		"github.com/jackc/pgx", "go.mongodb.org/mongo-driver", "github.com/redis/go-redis", "github.com/go-redis/redis")}}}
}
