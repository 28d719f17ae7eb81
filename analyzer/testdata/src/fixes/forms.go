package fixes

import "net/http"

func send(w http.ResponseWriter, code int) { w.WriteHeader(code) }

func sendNowhere(code int) { send(nil, code) }

type code int

func own(w http.ResponseWriter, c code) { w.WriteHeader(int(c)) }

func forms(w http.ResponseWriter, resp *http.Response) int {
	send(w, (0x194))                                      // want `0x194 \(404\)`
	send(w, +404)                                         // want `404`
	send(w, 400+4)                                        // want `404`
	send(w, int(404))                                     // want `404`
	own(w, code(404))                                     // want `404`
	own(w, 404)                                           // want `404`
	send(w, int(int16(404)))                              // want `404`
	if 200 == resp.StatusCode || resp.StatusCode != 4e2 { // want `200` `4e2 \(400\)`
		send(w, status())
	}
	return 404
}

func status() int {
	return 404 // want `404`
}
