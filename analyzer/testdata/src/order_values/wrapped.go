package order_values

import (
	"errors"
	"io"
	"net/http"
	"os"
)

var (
	errWrapped = errors.New("wrapped")
	errElse    = errors.New("else")
)

// errors.Is is true for the error itself.
func notItself(w http.ResponseWriter, err error) {
	if !errors.Is(err, errWrapped) {
		http.Error(w, "no", 500)
	}
	if err == errWrapped {
		http.Error(w, "wrapped", 404)
	}
}

func notItselfByFlag(w http.ResponseWriter, err error) {
	http.Error(w, "no", 500)
	is := false
	if errors.Is(err, errWrapped) {
		is = true
	}
	if !is && err == errWrapped {
		w.Write([]byte("more"))
	}
}

func notItselfOfAnotherPackage(w http.ResponseWriter, err error) {
	if !errors.Is(err, io.EOF) {
		http.Error(w, "no", 500)
	}
	switch err {
	case io.EOF:
		http.Error(w, "no rows", 404)
	}
}

// An error that wraps no other is nothing else.
func another(w http.ResponseWriter, err error) {
	if errors.Is(err, errWrapped) {
		http.Error(w, "no", 500)
	}
	if err == errElse {
		http.Error(w, "else", 404)
	}
	if err == nil {
		http.Error(w, "none", 404)
	}
}

func anotherFirst(w http.ResponseWriter, err error) {
	if err == errElse {
		http.Error(w, "else", 404)
	}
	if errors.Is(err, errWrapped) {
		http.Error(w, "no", 500)
	}
}

// An error may wrap the other one, and both.
func wraps(w http.ResponseWriter, err error) {
	if err != errWrapped && err != nil {
		http.Error(w, "no", 500) // want `no return after this reply`
	}
	if errors.Is(err, errWrapped) {
		http.Error(w, "wrapped", 404) // want `no return after this reply`
	}
	if errors.Is(err, errElse) {
		http.Error(w, "else", 404)
	}
}

// A helper's answer is the same.
func isWrapped(err error) bool { return errors.Is(err, errWrapped) }

func answersByHelper(w http.ResponseWriter, err error) {
	if isWrapped(err) {
		http.Error(w, "wrapped", 404)
	}
	if !errors.Is(err, errWrapped) {
		http.Error(w, "no", 500)
	}
	if err == errWrapped && !isWrapped(err) {
		w.Write([]byte("more"))
	}
}

func replyUnlessWrapped(w http.ResponseWriter, err error) {
	if errors.Is(err, errWrapped) || errors.Is(err, os.ErrNotExist) {
		return
	}
	http.Error(w, "no", 500)
}

func helperReplies(w http.ResponseWriter, err error) {
	if errors.Is(err, errWrapped) {
		http.Error(w, "wrapped", 404)
	}
	replyUnlessWrapped(w, err)
}

func helperRepliesToo(w http.ResponseWriter, err error) {
	if errors.Is(err, errElse) {
		http.Error(w, "else", 404) // want `no return after this reply`
	}
	replyUnlessWrapped(w, err)
}

func unlessEnd(w http.ResponseWriter, err error) {
	if err == io.EOF {
		return
	}
	http.Error(w, "no", 500)
}

func helperCompares(w http.ResponseWriter, err error) {
	if err == io.EOF {
		http.Error(w, "end", 404)
	}
	unlessEnd(w, err)
}

// Another package does not know the errors of this one.
func ofAnotherPackage(w http.ResponseWriter, err error) {
	if err == io.EOF {
		http.Error(w, "end", 400)
	}
	if err == errElse {
		http.Error(w, "else", 404)
	}
	if errors.Is(err, errWrapped) {
		http.Error(w, "wrapped", 404)
	}
}

func mayWrapOther(w http.ResponseWriter, err error) {
	if errors.Is(err, io.EOF) {
		http.Error(w, "end", 400) // want `no return after this reply`
	}
	if errors.Is(err, errWrapped) {
		http.Error(w, "wrapped", 404)
	}
}

// An error has its own type.
func notOfType(w http.ResponseWriter, err error) {
	var failed *os.PathError
	if !errors.As(err, &failed) {
		http.Error(w, "no", 500)
	}
	if _, ok := err.(*os.PathError); ok {
		http.Error(w, "path", 404)
	}
}

func ofTypeAndMade(w http.ResponseWriter, err error) {
	if _, ok := err.(*os.PathError); ok {
		http.Error(w, "path", 404)
	}
	if err == errElse {
		http.Error(w, "else", 404)
	}
}
