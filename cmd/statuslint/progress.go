package main

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// When progress is first shown, and how often it is redrawn. Short runs show none.
const (
	progressDelay    = 700 * time.Millisecond
	progressInterval = 100 * time.Millisecond
)

// progress shows on a terminal what a long run is doing, in one line that is cleared when the run is over.
type progress struct {
	out io.Writer

	mu          sync.Mutex
	done, total int // packages

	quit, ended chan struct{}
}

// startProgress starts to show it.
func startProgress(out io.Writer) *progress {
	p := &progress{out: out, quit: make(chan struct{}), ended: make(chan struct{})}
	go p.run(time.After(progressDelay), time.Tick(progressInterval))
	return p
}

// set records how many packages are done.
func (p *progress) set(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done, p.total = done, total
}

// stop clears the line. Nothing is drawn after it returns.
func (p *progress) stop() {
	close(p.quit)
	<-p.ended
}

func (p *progress) run(start, tick <-chan time.Time) {
	defer close(p.ended)
	select {
	case <-p.quit:
		return
	case <-start:
	}
	const clearLine = "\r\x1b[K"
	for {
		fmt.Fprint(p.out, clearLine, p.text())
		select {
		case <-p.quit:
			fmt.Fprint(p.out, clearLine)
			return
		case <-tick:
		}
	}
}

// text says what the run is doing. The number of packages is unknown until the go command has listed, and for that compiled,
// them.
func (p *progress) text() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.total == 0 {
		return "statuslint: waiting for go list"
	}
	return fmt.Sprintf("statuslint: %d of %d packages", p.done, p.total)
}
