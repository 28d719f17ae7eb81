// Package paths follows the paths of a function and knows on each what its variables hold. It knows nothing of HTTP: what a
// call does is the client's business.
//
// # The idea
//
// This is symbolic execution of one function, with summaries at calls and with states that are merged where nothing later can
// tell them apart. A [State] is a path: an environment from places to terms (package terms), the facts that the branches taken
// have left, the deferred calls, the turns of the loops it is in, and the client's [Shadow], such as what has happened to a
// response. Executing a node gives a list of states, one for each outcome. A branch on a condition that the facts decide has one
// successor, any other has two, each with the condition as a fact.
//
// The method is that of Infer's Pulse (Raad et al., CAV 2020; Le et al., OOPSLA 2022): it under-approximates. A state stands for
// runs that can happen, so that what is found in one is true; paths may be dropped and are then missing, never added. Merging
// follows property simulation in ESP (Das, Lerner, Seigle, PLDI 2002): the shadow's typestate and the values that matter later keep
// states apart, nothing else does.
//
// # The laws
//
//   - An assignment changes the environment, never a term.
//   - States are one if what can be read later is equal, up to the names of values that nothing later can compute again (relevant.go,
//     key.go). Merging keeps what the shadows of both have seen and loses no path.
//   - Over a budget (budget.go) paths are dropped and the function is incomplete. A path is never added, and two paths are
//     never made into one that neither is.
//   - What the engine cannot follow is an unsure term. A branch on one makes the state unsure, and a client reports nothing there.
//
// # What it assumes
//
// Code is seen if a path goes into it: the function itself, and its closures. Of other functions of the program the client may
// know a summary. All else is not seen.
//
//  1. Reads: a read gives what was written to the same term; the old value if the write was to another field or to another
//     object of this function; else it is unsure.
//  2. Calls of code that is not seen write nothing but what they get by address and what is reached from there, and call the
//     closures that they get once, or not at all. Measured on 60 repositories with 303 findings about responses: if such a call
//     wrote everything that its operands and the package's variables lead to, 69 of them would depend on values that are not
//     followed, 25 of 67 missing returns among them, since most handlers log or ask a store between two replies. If it wrote
//     nothing at all, no finding would be added and 4 lost.
//  3. The same call with the same arguments returns the same value within one turn of a loop, unless something it was given has
//     been written. This rules paths out, it never adds one. Each turn has values of its own.
//  4. A panic ends the path, unless it is in sight and a deferred function recovers. Arguments of a deferred call are
//     evaluated at the defer; the calls run last in, first out; named results are read after them.
//  5. A closure that is called is followed where it is called, on the variables that it shares (MaxDepth deep). In one that
//     outlives its function, what it captures is unknown at entry.
//
// # Why it ends, and what it costs
//
// A loop's body runs at most MaxTurns times on a path as it is (MaxCounted, if constants decide) and MaxGeneral times for all
// later turns (loops.go), so that paths are finite. A block keeps MaxStates states for each turn of its loops, and is run again
// for a state only if that state's shadow has grown, which the client bounds. MaxSteps bounds the blocks run for one function in
// any case. Most functions have one or two states per block: the cost is that of evaluating each node once or twice, and of one
// key per state and block.
//
// Where to look: graph.go is the control flow, scope.go the variables of a function and what makes its terms, relevant.go what
// matters and what can be read later, exec.go the worklist, loops.go the turns of loops, key.go merging; eval.go, stmts.go, calls.go,
// places.go and closed.go (values that are one of some constants) are the transfer functions, subject.go is what clients ask.
package paths
