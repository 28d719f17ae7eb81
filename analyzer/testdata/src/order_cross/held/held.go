// Package held has the one type by which package holds comes across a response.
package held

import "net/http"

type Ctx struct{ W http.ResponseWriter }
