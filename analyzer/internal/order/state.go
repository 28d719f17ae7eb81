package order

// typestate is what has happened to a response on a path. It is comparable: states that are equal are merged.
type typestate struct {
	sent     int32  // the event that sent the header; 0 if none has
	reply    int32  // the last complete reply; 0 if there was none
	recorded int32  // the event that noted a status; 0 if none has
	code     int32  // the status that the client gets; 0 if it is not known
	loop     int32  // one more than the loop whose earlier iteration the events are from; 0 if they are from no earlier one
	defers   uint16 // the deferred calls that run at the return
	fields   FieldSet
	any      bool   // some field is set
	content  bool   // content has been sent
	opaque   bool   // it may have happened more than is known
	guarded  bool   // a condition on the response's own state has been passed
	failed   bool   // a write has failed
	late     bool   // the header had gone out by then
	held     bool   // a buffered view holds content
	vague    bool   // any field may be set
	from     source // where the content comes from
	aborted  bool   // the handlers behind do not run any more
	hands    bool   // another handler had the response
	hijacked bool
	givenUp  bool // it stands for states of which there were too many
}

// state is a typestate with the conditions under which it holds.
type state struct {
	typestate
	conditions conditions
}

// maxStates bounds the states of one response at one place.
const maxStates = 8

// merge adds s to the states at a place, and reports whether that changed them. When there are too many, what is left
// is merged into a state of which nothing is known.
func merge(states []state, s state) ([]state, bool) {
	for i := range states {
		if states[i].typestate == s.typestate {
			both := states[i].conditions.meet(s.conditions)
			if both.equal(states[i].conditions) {
				return states, false
			}
			states[i].conditions = both
			return states, true
		}
	}
	if len(states) < maxStates {
		return append(states, s), true
	}
	if len(states) == maxStates {
		return append(states, state{typestate: typestate{opaque: true, defers: s.defers, guarded: true, givenUp: true}}), true
	}
	return states, false
}

// compact merges equal states of a list.
func compact(list []state) []state {
	if len(list) < 2 {
		return list
	}
	var out []state
	for _, s := range list {
		out, _ = merge(out, s)
	}
	return out
}
