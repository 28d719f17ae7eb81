package analyzer

func jsonError(p *pkg) []finding {
	var found []finding
	for _, s := range p.order.Starts {
		if !s.JSON || s.Helper {
			continue
		}
		name := "this call"
		if fn := p.calledFunc(s.Node); fn != nil {
			name = fn.Pkg().Name() + "." + fn.Name()
		}
		found = append(found, finding{
			at:      s.Node,
			message: "the client gets this JSON as text/plain, because " + name + " overwrites the Content-Type: set it to application/json, send the status, and write the JSON",
			once:    at{s.Node.Pos(), noDefect},
		})
	}
	return found
}
