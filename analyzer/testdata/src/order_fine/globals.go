package order_fine

import "net/http"

// The cases of this file set variables of the package in helpers: what was true of them before does not hold any more.

var (
	phase    int
	limits   struct{ strict bool }
	sessions = map[string]int{}
	current  *mood
)

type mood struct {
	calm  bool
	level int
}

func advance()           { phase = 2 }
func advanceTo(n int)    { phase = n }
func advanceDeep()       { advance() }
func tighten()           { limits.strict = true }
func open(name string)   { sessions[name] = 1 }
func soothe()            { current.calm = true }
func (m *mood) soothe()  { m.calm = true }
func inFirstPhase() bool { return phase == 1 }

func phased(w http.ResponseWriter, r *http.Request) {
	if phase != 1 {
		return
	}
	advance()
	if phase == 1 {
		http.Error(w, "first phase", http.StatusConflict)
	}
	if inFirstPhase() {
		http.Error(w, "still first phase", http.StatusConflict)
	}
}

func phasedByArgument(w http.ResponseWriter, r *http.Request) {
	phase = 1
	advanceTo(3)
	if phase == 1 {
		http.Error(w, "first phase", http.StatusConflict)
	}
	if phase < 3 {
		http.Error(w, "still first phase", http.StatusConflict)
	}
}

func phasedDeep(w http.ResponseWriter, r *http.Request) {
	phase = 1
	advanceDeep()
	if phase == 1 {
		http.Error(w, "first phase", http.StatusConflict)
	}
	if phase == 1 {
		http.Error(w, "still first phase", http.StatusConflict)
	}
}

func strict(w http.ResponseWriter, r *http.Request) {
	limits.strict = false
	tighten()
	if !limits.strict {
		http.Error(w, "lax", http.StatusConflict)
	}
	if !limits.strict {
		http.Error(w, "still lax", http.StatusConflict)
	}
}

func session(w http.ResponseWriter, r *http.Request) {
	if _, ok := sessions["a"]; ok {
		return
	}
	open("a")
	if _, ok := sessions["a"]; !ok {
		http.Error(w, "no session", http.StatusConflict)
	}
	if _, ok := sessions["a"]; !ok {
		http.Error(w, "still no session", http.StatusConflict)
	}
}

func calm(w http.ResponseWriter, r *http.Request) {
	if current.calm {
		return
	}
	soothe()
	if !current.calm {
		http.Error(w, "upset", http.StatusConflict)
	}
	if !current.calm {
		http.Error(w, "still upset", http.StatusConflict)
	}
}

func calmByMethod(w http.ResponseWriter, r *http.Request) {
	if current.calm {
		return
	}
	current.soothe()
	if !current.calm {
		http.Error(w, "upset", http.StatusConflict)
	}
	if !current.calm {
		http.Error(w, "still upset", http.StatusConflict)
	}
}
