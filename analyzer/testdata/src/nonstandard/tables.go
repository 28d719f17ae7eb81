package nonstandard

import (
	"net/http"

	"google.golang.org/grpc/codes"
)

// A table that turns the codes of another protocol into statuses: the number has a meaning there.

type rpcCode uint32

const (
	canceled rpcCode = iota + 1
	strange
	expired
)

func statusOf(code rpcCode) int {
	switch code {
	case canceled:
		return 499 // want `^499 is not a registered status code: here it means canceled, and clients must treat it as 400 Bad Request; if the protocol says so, silence the whole table with a directive on statusOf \(nonstandard\)$`
	case strange, expired:
		return 520 // want `here it means strange and expired, and clients must treat it as 500 Internal Server Error`
	}
	return http.StatusInternalServerError
}

var statusByCode = map[codes.Code]int{
	codes.NotFound: 499, // want `here it means codes.NotFound, .* a directive on statusByCode`
	codes.OK:       http.StatusOK,
}

// silenced has one directive for all of its rows.
//
//statuslint:ignore nonstandard the numbers are those of the specification
func silenced(code rpcCode) (status int) {
	switch code {
	case canceled:
		return 499
	case strange:
		status = 520
	}
	return status
}

// What is silenced here is the map.
//
//statuslint:ignore nonstandard the numbers are those of the specification
var silencedByCode = map[rpcCode]int{
	canceled: 499,
	strange:  520,
}

// A switch on any number, or on a text, is no such table: what nginx means by 499 is said.
func byNumber(n int) int {
	switch n {
	case 1:
		return 499 // want `nginx logs it`
	}
	return http.StatusOK
}

func byText(text string) int {
	switch text {
	case "canceled":
		return 499 // want `nginx logs it`
	}
	return http.StatusOK
}

// Within a function of the table it is the code of that.
func within(w http.ResponseWriter, code rpcCode) {
	switch code {
	case canceled:
		func() {
			w.WriteHeader(499) // want `nginx logs it`
		}()
	}
}

func tables(w http.ResponseWriter, code rpcCode, n int) {
	w.WriteHeader(statusOf(code))
	w.WriteHeader(statusByCode[codes.Code(code)])
	w.WriteHeader(silenced(code))
	w.WriteHeader(silencedByCode[code])
	w.WriteHeader(byNumber(n))
	w.WriteHeader(byText("canceled"))
}
