package terminal

import (
	"os"

	"golang.org/x/sys/windows"
)

// Escapes reports whether the console that f leads to obeys escape sequences. Consoles since Windows 10 do, once a program
// turns that on; older ones would print them.
func Escapes(f *os.File, _ func(string) string) bool {
	console := windows.Handle(f.Fd())
	var mode uint32
	if windows.GetConsoleMode(console, &mode) != nil {
		return false
	}
	const virtual = windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING
	return mode&virtual != 0 || windows.SetConsoleMode(console, mode|windows.ENABLE_PROCESSED_OUTPUT|virtual) == nil
}
