package apply

import (
	"context"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/replace"
)

// Write changes the files. It returns the changed ones, and the problems. When ctx is done, the remaining files stay as they
// are.
func (p *Plan) Write(ctx context.Context) (written []Change, problems []Problem) {
	for _, c := range p.Changes {
		if ctx.Err() != nil {
			break
		}
		if err := c.target.replace(c.After); err != nil {
			problems = append(problems, Problem{c.File, err})
			continue
		}
		written = append(written, c)
	}
	return written, problems
}

func (t *target) replace(content []byte) error {
	f, err := replace.Stage(t.path, t.info, content)
	if err != nil {
		return err
	}
	return f.Commit()
}
