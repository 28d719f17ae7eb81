package magic

import (
	"net/http"
	"net/smtp"
	"net/textproto"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// Numbers that look like status codes and are none.

// A method called WriteHeader does not make a type an http.ResponseWriter: archive/tar has one too.
type archive struct{}

func (archive) WriteHeader(size int) error { return nil }

type incomplete interface {
	Header() http.Header
	WriteHeader(int)
}

type text struct{}

func (text) Header() http.Header       { return nil }
func (text) Write([]byte) (int, error) { return 0, nil }
func (text) WriteHeader(code string)   {}

func lookalikeMethods(a archive, i incomplete, t text) {
	_ = a.WriteHeader(404)
	i.WriteHeader(404) // no Write: whatever it is, it is no http.ResponseWriter
	t.WriteHeader("404")
}

// The header map, the length and the other fields of a response are no status.
func otherFields(resp *http.Response, w http.ResponseWriter) {
	resp.ContentLength = 200
	resp.ProtoMajor = 200
	resp.Status = "200 OK"
	w.Header().Set("X-Status", "404")
	_, _ = w.Write(make([]byte, 404))
	_ = http.Response{ContentLength: 404, ProtoMinor: 100}
	_ = http.Server{MaxHeaderBytes: 500, ReadTimeout: 500}
	_ = http.Cookie{MaxAge: 300}
	_ = http.MaxBytesReader(w, nil, 413)
}

// A process exits with a status of another kind.
type result struct {
	StatusCode int
	ExitCode   int
}

func processes(cmd *exec.Cmd, err error) result {
	if cmd.ProcessState.ExitCode() == 200 {
		os.Exit(200)
	}
	if err, ok := err.(*exec.ExitError); ok && err.ExitCode() == 404 {
		syscall.Exit(404)
	}
	r := result{StatusCode: 200, ExitCode: 100}
	if r.StatusCode == 404 || r.ExitCode == 404 {
		r.StatusCode = 500
	}
	return r
}

// A field called StatusCode, or Code, is a status only if it reaches a response or comes from one.
type reply struct {
	StatusCode int
	Code       int
	Status     string
}

func replies() reply {
	r := reply{StatusCode: 404, Code: 500, Status: "200"}
	if r.StatusCode == 200 && r.Code == 200 {
		return reply{200, 200, "200"}
	}
	return r
}

// SMTP and other text protocols have reply codes of their own.
func textCodes(c *textproto.Conn, s *smtp.Client) error {
	code, _, err := c.ReadResponse(250)
	if code == 404 || code == 200 {
		return err
	}
	if line, _, _ := c.ReadCodeLine(220); line == 500 {
		return &textproto.Error{Code: 500, Msg: "no"}
	}
	if err, ok := err.(*textproto.Error); ok && err.Code == 421 {
		return err
	}
	_, err = s.Text.Cmd("QUIT")
	return err
}

// Durations, sizes, indices.
func others() time.Duration {
	time.Sleep(200)
	list := make([]int, 200, 404)
	list[200] = 404
	if len(list) == 404 {
		return 500 * time.Millisecond
	}
	return 404
}
