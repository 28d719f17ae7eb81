// Package paths follows the paths of a function and computes what its variables hold on each path. It knows nothing of HTTP: its
// client says what a call does.
//
// # The idea
//
// This is symbolic execution of one function. Calls use summaries, and states are merged when later code cannot tell them apart. A
// [State] is a path: an environment from places to terms (package terms), the facts from the branches taken, the deferred calls,
// the turns of the loops the path is in, and the client's [Shadow], such as what has happened to a response. Executing a node
// returns a list of states, one for each outcome. A branch has one successor if the facts decide its condition. Otherwise it has
// two, and each gets the condition as a fact.
//
// The method is that of Infer's Pulse (Raad et al., CAV 2020; Le et al., OOPSLA 2022): it under-approximates. A state represents
// runs that can happen, so a finding in a state is true. Paths may be dropped, and then findings are missing; paths are never
// added. Merging follows property simulation in ESP (Das, Lerner, Seigle, PLDI 2002): only the shadow's typestate and the values
// that matter later keep states apart.
//
// # The laws
//
//   - An assignment changes the environment, never a term.
//   - Two states are merged if everything that can be read later is equal, up to the names of values that later code cannot compute
//     again (relevant.go, key.go). The merged state keeps what both shadows have recorded, so no path is lost.
//   - Over a budget (budget.go), paths are dropped and the function is incomplete. A path is never added, and two paths never
//     become a third one that combines parts of both.
//   - A value that the engine cannot follow is an unsure term. A branch on an unsure term makes the state unsure. A client reports
//     nothing in an unsure state.
//
// # What it assumes
//
// Seen code is code that a path goes into: the function itself, and the closures that it calls. For other functions of the program
// the client may have a summary. All other code is unseen: functions without a summary, and calls through interfaces or unknown
// function values.
//
//  1. Reads: a read returns the value last written to the same term. A write to another field, or to another object that this
//     function made, does not change it. After any other write, the read is unsure.
//  2. A call of unseen code writes only what it gets by address and what can be reached from there, and calls each closure that it
//     gets once, or not at all. Measured on 60 repositories with 303 findings about responses: if such a call wrote everything that
//     its operands and the package's variables lead to, 69 findings would depend on values that are not followed, among them 25 of
//     67 missing returns, since most handlers log or ask a store between two replies. If it wrote nothing at all, no finding would
//     be added and 4 would be lost. Client.Once is an exception: such a call calls its closure unless an earlier one did.
//  3. The same call with the same arguments returns the same value within one turn of a loop, unless something it was passed has
//     been written in between. This rules paths out and never adds one. Each turn has its own values.
//  4. A panic ends the path, unless it is in seen code and a deferred function recovers. Arguments of a deferred call are
//     evaluated at the defer; the calls run last in, first out; named results are read after them.
//  5. A call of a closure is followed at the call, on the variables that the closure shares with its function (at most MaxDepth
//     deep). In a closure that outlives its function, captured variables are unknown at entry.
//
// # Versions
//
// A term never changes, but memory does. So the term of a call includes a version of the memory that the call can read: the turns of
// the loops that the path is in (frame.version), and, if there were writes, one or two terms for each operand of unseen code that was
// written (the fields dirty and revised of its place), or one for everything that can be reached from the operands of seen code
// (Exec.contents).
// There is no version of the whole heap. Two calls with equal operands and equal versions are one term, and so one value.
//
// # Containers and aliases
//
// The environment knows the elements of a container that have a constant key. What else it must know of a container is bound to
// fields that no struct has:
//
//   - dirty: an element with an unknown key was written. Elements that are not bound are unknown from then on.
//   - revised: an element with a constant key was written. The other elements stay as they were.
//   - grows: the slice that append has made this one from. Slices that were made from each other by append and by slice expressions
//     may share elements, so a write to one makes elements of the others unknown (Exec.sharing).
//   - spare: append may have written after the end of a slice that came from the caller.
//   - latest: the key of the last write to a map, if that is unknown. Writing it again adds no element.
//   - deep: something was written that the elements of a container from the caller lead to.
//
// The values of dirty and revised are versions. The summary of a function tells its callers which of these parts it has written
// (Exec.PartsOf). A write through an element with an unknown key may change every object that the container leads to (Exec.Deep).
//
// Before a function is executed, links join the variables of which one may lead to what another leads to, such as p and q after
// p = q.next. A write through one of them, or a call that may write to it, matters if another one is read later (relevant.go).
//
// # Why it ends, and what it costs
//
// A path runs a loop's body at most MaxTurns times with exact values (MaxCounted, if constants decide the number of turns), and
// then MaxGeneral times with values that represent all later turns (loops.go), so paths are finite. A block keeps at most MaxStates
// states for each turn of its loops, and MaxBlockStates in all turns. It runs again for a state only if that state's shadow has
// grown, which the client bounds. MaxSteps bounds the blocks run for one function in any case. Most functions have one or two states
// per block: each node is evaluated once or twice, and each state needs one key per block.
//
// Where to look: graph.go is the control flow; scope.go has the variables of a function and the expressions that make its terms;
// relevant.go finds what matters and what can be read later; exec.go follows a function, worklist.go chooses the next block and
// state, loops.go handles the turns of loops, key.go merges states. The transfer functions: transfer.go runs a block; stmts.go and
// assign.go run statements; eval.go, operators.go, index.go, convert.go and numbers.go evaluate expressions; branch.go splits states
// at conditions; calls.go, builtin.go and inline.go perform calls, havoc.go forgets what a call may have changed. places.go reads
// and writes memory, elements.go elements of containers, boxes.go interfaces, closed.go enumerations. subject.go has what clients
// call.
package paths
