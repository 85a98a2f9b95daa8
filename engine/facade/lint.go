package facade

import (
	"errors"
	"strings"

	"helm.sh/helm/v4/pkg/chart/v2/lint"
	"helm.sh/helm/v4/pkg/chart/v2/lint/support"
)

var severityNames = map[int]string{
	support.UnknownSev: "info", support.InfoSev: "info", support.WarningSev: "warning", support.ErrorSev: "error",
}

// runLint is `helm lint`.
func runLint(q *Request) *Response {
	values, err := mergeValues(q.Values)
	if err != nil {
		return chartProblem("values", err)
	}
	limit := support.ErrorSev
	if q.Strict {
		limit = support.WarningSev
	}
	return q.inDirectory(func(dir string) *Response {
		linter := lint.RunAll(dir, values, "default")
		r := &Response{OK: linter.HighestSeverity < limit}
		for _, m := range linter.Messages {
			d := diagnose("lint", errors.New(strings.ReplaceAll(m.Err.Error(), dir+"/", "")))
			if d.File == "" {
				d.File = strings.TrimPrefix(m.Path, dir+"/")
			}
			d.Severity = severityNames[m.Severity]
			r.Diagnostics = append(r.Diagnostics, d)
		}
		return r
	})
}
