package facade

import (
	"regexp"
	"strconv"
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
	text := err.Error()
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

// chartProblem is a response that only carries a problem of the chart.
func chartProblem(stage string, err error) *Response {
	return &Response{Diagnostics: []Diagnostic{diagnose(stage, err)}}
}
