package config

import (
	"flag"

	"github.com/statuslint/statuslint/analyzer"
)

// SchemaURL is where editors find the schema.
const SchemaURL = "https://raw.githubusercontent.com/statuslint/statuslint/main/docs/statuslint.schema.json"

// Schema is the JSON Schema (draft 7) of a configuration file, for editors. The command checks more: its errors
// name the line and the nearest valid value.
func Schema(fs *flag.FlagSet) map[string]any {
	var rules []any
	severities := make(map[string]any)
	for _, d := range analyzer.Rules() {
		rules = append(rules, d.ID)
		severities[d.ID] = object{"description": d.Summary, "$ref": "#/definitions/severity"}
	}
	properties := make(object)
	for _, k := range Keys(fs) {
		properties[k.Name] = described(k, fs)
	}
	override := object{pathsKey: object{
		"description": "patterns relative to the folder of this file: * and ? stop at a slash, ** does not; a folder means all files in it",
		"$ref":        "#/definitions/paths",
	}}
	for _, o := range OverrideKeys() {
		override[o.Name] = described(Key{o.Name, o.Type}, fs)
	}
	properties[OverridesKey] = object{
		"description": "options for some folders; the last match wins",
		"type":        []any{"array", "null"},
		"items": object{
			"type": "object", "properties": override, "required": []any{pathsKey}, "additionalProperties": false,
		},
	}
	properties[SeverityKey] = object{
		"description": "how severe the findings of a rule are; info never fails a run",
		"type":        []any{"object", "null"}, "properties": severities, "additionalProperties": false,
	}
	properties[OpenAPIKey] = object{
		"description": "OpenAPI documents, relative to the folder of this file: the statuses of the program's routes are compared with them",
		"anyOf":       []any{object{"$ref": "#/definitions/files"}, object{"type": "null"}},
	}
	listOf := func(item object) object {
		return object{"anyOf": []any{object{"type": "array", "items": item}, item, object{"type": "null"}}}
	}
	words := object{"type": "string"}
	code := object{"anyOf": []any{
		object{"type": "integer", "minimum": 100, "maximum": 999},
		object{"type": "string", "pattern": `^\s*([1-9]\d\d(\s*-\s*[1-9]\d\d)?(\s*,\s*[1-9]\d\d(\s*-\s*[1-9]\d\d)?)*)?\s*$`},
	}}
	rule := object{"anyOf": []any{
		object{"enum": append(append([]any{}, rules...), "all")},
		object{"type": "string", "pattern": `^[a-z-]+(\s*,\s*[a-z-]+)+$`},
	}}
	var severity []any
	for _, s := range Severities() {
		severity = append(severity, string(s))
	}
	return object{
		"$schema":     "http://json-schema.org/draft-07/schema#",
		"$id":         SchemaURL,
		"title":       "statuslint",
		"description": "settings of statuslint in .statuslint.yml",
		"type":        []any{"object", "null"},
		"properties":  properties, "additionalProperties": false,
		"definitions": object{
			"rules":     listOf(rule),
			"codes":     listOf(code),
			"functions": listOf(words),
			"words":     listOf(words),
			"paths":     object{"anyOf": []any{object{"type": "array", "items": object{"type": "string", "minLength": 1}, "minItems": 1}, object{"type": "string", "minLength": 1}}},
			"files": object{"anyOf": []any{
				object{"type": "array", "items": object{"$ref": "#/definitions/file"}}, object{"$ref": "#/definitions/file"},
			}},
			"file":     object{"type": "string", "pattern": `^[^/\\]((?!://)[^\\])*$`},
			"severity": object{"enum": severity},
		},
	}
}

type object = map[string]any

// described is the schema of a key.
func described(k Key, fs *flag.FlagSet) object {
	_, usage := flag.UnquoteUsage(fs.Lookup(k.Name))
	o := object{"description": usage}
	switch k.Type {
	case "list of rules":
		o["$ref"] = "#/definitions/rules"
	case "list of codes":
		o["$ref"] = "#/definitions/codes"
	case "list of functions":
		o["$ref"] = "#/definitions/functions"
	case "list":
		o["$ref"] = "#/definitions/words"
	case "bool":
		o["type"] = []any{"boolean", "null"}
	default:
		o["type"] = []any{"string", "null"}
		switch k.Name {
		case "tests":
			o["enum"] = []any{analyzer.TestsDefault, analyzer.TestsAll, analyzer.TestsNone, nil}
		case "fail-on":
			o["enum"] = []any{string(analyzer.Warning), string(analyzer.Error), None, nil}
		default: // a revision may look like a number
			o["type"] = []any{"string", "number", "null"}
		}
	}
	return o
}
