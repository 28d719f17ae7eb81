package paths

// The budgets. They are counted, never timed, so that a run gives the same result on every machine. Past one of them paths are
// dropped and the function is incomplete; it never gains a path.
const (
	// MaxStates bounds the states of a block in one turn of its loops.
	MaxStates = 32
	// MaxTurns bounds how often a loop's body runs on a path as it is, unless constants decide how often it does. It
	// is at least 2, since what differs from turn to turn is found by comparing two.
	MaxTurns = 2
	// MaxCounted bounds the turns of a loop that constants decide.
	MaxCounted = 64
	// MaxGeneral bounds how often the body runs after that for all later turns.
	MaxGeneral = 2
	// MaxSteps bounds the blocks that are run for one function, those of the closures that it calls included.
	MaxSteps = 16384
	// MaxDepth bounds how deep calls of closures are followed.
	MaxDepth = 4
)
