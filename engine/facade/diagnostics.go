package facade

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	// Helm names a place as "orders/templates/service.yaml:12:3", in brackets or not.
	placePattern = regexp.MustCompile(`\(?([\w.+\-/]+\.(?:ya?ml|tpl|txt|json)):(\d+)(?::(\d+))?\)?`)
	// YAML errors name a line alone.
	linePattern = regexp.MustCompile(`yaml: (?:unmarshal errors:\s+)?line (\d+)`)
	// Other errors name a file alone.
	filePattern = regexp.MustCompile(`(?:cannot load|YAML parse error on|error on|in|parse) ([\w.+\-/]+\.(?:ya?ml|tpl|txt|json|lock))`)
)

// diagnose turns a Helm error into a diagnostic. Helm 4 prints blocks of places, outermost first.
func diagnose(stage string, err error) Diagnostic {
	text := shorten(err.Error())
	d := Diagnostic{Stage: stage, Severity: "error", Message: text}
	if m := placePattern.FindStringSubmatch(text); m != nil {
		d.File = m[1]
		d.Line, _ = strconv.Atoi(m[2])
		d.Column, _ = strconv.Atoi(m[3])
		return d
	}
	if m := filePattern.FindStringSubmatch(text); m != nil {
		d.File = m[1]
	}
	if m := linePattern.FindStringSubmatch(text); m != nil {
		d.Line, _ = strconv.Atoi(m[1])
	}
	return d
}

// longestMessage is generous for a person; a template that includes itself gives a message a thousand levels deep.
const longestMessage = 4000

// shorten keeps the begin and the end of a long message: where it happened and what.
func shorten(text string) string {
	if len(text) <= longestMessage {
		return text
	}
	head, tail := text[:longestMessage*3/4], text[len(text)-longestMessage/4:]
	return strings.ToValidUTF8(head, "") + " … " + strings.ToValidUTF8(tail, "")
}

// chartProblem is a response that only carries a problem of the chart.
func chartProblem(stage string, err error) *Response {
	return &Response{Diagnostics: []Diagnostic{diagnose(stage, err)}}
}
