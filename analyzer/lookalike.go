package analyzer

import (
	"fmt"
	"go/ast"
	"slices"
	"strings"
)

// lookalike is a comment that looks like a directive and does nothing.
type lookalike struct {
	comment *ast.Comment
	group   *ast.CommentGroup
	problem string   // what is wrong with it
	rules   []string // the rules that it names
	written string   // the directive that it should be; "" if that is not known
}

// lookalikes finds the comments of a file that only look like directives. A comment that begins with the name of
// statuslint can be a sentence: with a space before it, it must name a rule or nothing at all.
func (f *file) lookalikes() []lookalike {
	var list []lookalike
	for _, group := range f.syntax.Comments {
		for _, c := range group.List {
			if l, ok := parseLookalike(c.Text); ok {
				l.comment, l.group = c, group
				list = append(list, l)
			}
		}
	}
	return list
}

func parseLookalike(text string) (lookalike, bool) {
	if strings.HasPrefix(strings.TrimLeft(text, "/ "), "nolint") {
		return parseNolintOfRule(text)
	}
	if _, ok := parseDirective(&ast.Comment{Text: text}); ok || strings.Contains(text, "\n") {
		return lookalike{}, false
	}
	general := strings.HasPrefix(text, "/*")
	body := text[len("//"):]
	if general {
		body = strings.TrimSuffix(body, "*/")
	}
	trimmed := strings.TrimLeft(body, " \t")
	spaced := trimmed != body
	rest, ok := cutFold(trimmed, "statuslint")
	if !ok || rest == "" {
		return lookalike{}, false
	}
	word := strings.TrimLeft(rest, ": \t-")
	verb := word
	if i := strings.IndexFunc(word, func(r rune) bool { return !isLetter(r) }); i >= 0 {
		verb = word[:i]
	}
	args := strings.TrimLeft(word[len(verb):], ":(= \t")
	names, reason := splitRules(args)
	colon := strings.HasPrefix(rest, ":")
	known := slices.Contains([]string{"ignore", "disable", "nolint"}, strings.ToLower(verb))
	l := lookalike{rules: names}
	switch {
	case colon && !general && !spaced && rest[1:] == word && verb != "":
		l.problem = "the only directive is " + directivePrefix
		if verb == "ignore" {
			l.problem = "a directive is " + directivePrefix + ", a space and the rules"
		}
	case !known || args != "" && len(names) == 0 || args == "" && !colon:
		return lookalike{}, false // a sentence
	case general:
		l.problem = "a directive begins with //"
	case spaced:
		l.problem = "a directive has no space after //"
	default:
		l.problem = "a directive is " + directivePrefix + ", a space and the rules"
	}
	if reason := reasonOf(reason); reason != "" && len(names) > 0 && !general {
		l.written = directivePrefix + " " + strings.Join(names, ",") + " " + reason
	}
	return l, true
}

// splitRules splits a text that begins with rules, separated by commas; names is nil if one of the words is not a rule.
func splitRules(text string) (names []string, rest string) {
	d, ok := parseDirective(&ast.Comment{Text: directivePrefix + " " + text})
	if !ok || slices.ContainsFunc(d.names, func(n directiveName) bool { return !slices.Contains(ruleIDs(), n.id) }) {
		return nil, text
	}
	for _, n := range d.names {
		names = append(names, n.id)
	}
	return names, d.reason
}

// parseNolintOfRule reads a //nolint comment that names rules where golangci-lint wants linters, as golangci-lint reads it.
// It does not do what was meant, unless it silences all of statuslint.
func parseNolintOfRule(text string) (lookalike, bool) {
	list, ok := strings.CutPrefix(strings.TrimLeft(text, "/ "), "nolint:")
	if !ok || isNolint(text) {
		return lookalike{}, false
	}
	list, reason, _ := strings.Cut(list, "//")
	l := lookalike{problem: "nolint names linters, not rules"}
	items := strings.Split(list, ",")
	prefixed := 0
	for _, item := range items {
		item = strings.ToLower(strings.TrimSpace(item))
		name, ours := strings.CutPrefix(item, "statuslint:")
		if slices.Contains(ruleIDs(), name) {
			l.rules = append(l.rules, name)
		} else if !ours {
			continue
		}
		if ours {
			prefixed++
		}
		ok = true
	}
	// The name of a rule alone may be a linter of the user's own.
	if reason := reasonOf(reason); prefixed == len(items) && len(l.rules) == len(items) && reason != "" {
		l.written = directivePrefix + " " + strings.Join(l.rules, ",") + " " + reason
	}
	return l, len(l.rules) > 0 || prefixed > 0
}

// lookalikeFinding reports a comment that looks like a directive.
func (p *pkg) lookalikeFinding(f *file, l lookalike) *finding {
	names := "a rule"
	if len(l.rules) > 0 {
		names = strings.Join(l.rules, ",")
	}
	found := &finding{
		at:      l.comment,
		message: fmt.Sprintf("this comment silences nothing: %s; write %s %s and a reason", l.problem, directivePrefix, names),
	}
	found.repair, found.declined = p.rewriting(f, l)
	return found
}

// cutFold is strings.CutPrefix without regard to case.
func cutFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }
