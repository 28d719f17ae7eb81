package paths

// The budgets. They are counted, never timed, so that the result is the same on every machine. Over a budget, paths are dropped
// and the function is incomplete. Paths are never added.
const (
	// MaxStates bounds the states of a block in one turn of its loops.
	MaxStates = 32
	// MaxBlockStates bounds the states of a block in all turns of its loops. Without it, the states of nested loops multiply, until
	// MaxSteps ends the function before the code after the loops has run.
	MaxBlockStates = 256
	// MaxTurns bounds how often a path runs a loop's body with exact values, unless constants decide the number of turns. It
	// is at least 2, since comparing two turns shows what changes from turn to turn.
	MaxTurns = 2
	// MaxCounted bounds the turns of a loop that constants decide.
	MaxCounted = 64
	// MaxGeneral bounds how often the body then runs with values that represent all later turns.
	MaxGeneral = 2
	// MaxSteps bounds the blocks that are run for one function, including those of the closures that it calls.
	MaxSteps = 16384
	// MaxDepth bounds the depth of the closure calls that are followed.
	MaxDepth = 4
)
