//go:build js && wasm

// Wasm is the analyzer as the playground's worker runs it. It gives the worker two functions: statuslintLoad, which takes
// a pack of packages as a Uint8Array and returns an error's text or "", and statuslintAnalyze, which takes a program
// and whether all rules run, and returns a playground.Result as JSON. The packs that are loaded after the first are added to it.
package main

import (
	"encoding/json"
	"syscall/js"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/docs/site/playground"
)

func main() {
	var pack *playground.Pack
	var byDefault, all *playground.Analyzer
	js.Global().Set("statuslintLoad", js.FuncOf(func(_ js.Value, args []js.Value) any {
		data := make([]byte, args[0].Get("length").Int())
		js.CopyBytesToGo(data, args[0])
		var err error
		if pack != nil {
			if err = pack.Add(data); err != nil {
				return err.Error()
			}
			return ""
		}
		if pack, err = playground.ReadPack(data); err != nil {
			return err.Error()
		}
		if byDefault, err = playground.New(pack, analyzer.Options{}); err != nil {
			return err.Error()
		}
		if all, err = playground.New(pack, analyzer.Options{Enable: []string{"all"}}); err != nil {
			return err.Error()
		}
		return ""
	}))
	js.Global().Set("statuslintAnalyze", js.FuncOf(func(_ js.Value, args []js.Value) any {
		a := byDefault
		if args[1].Truthy() {
			a = all
		}
		out, err := json.Marshal(a.Analyze(args[0].String()))
		if err != nil {
			return err.Error()
		}
		return string(out)
	}))
	select {}
}
