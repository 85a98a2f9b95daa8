package facade

import (
	"errors"
	"strings"

	"autopilot.engine/schemamemo"
	"helm.sh/helm/v4/pkg/chart/common/util"
	"helm.sh/helm/v4/pkg/chart/v2/lint"
	"helm.sh/helm/v4/pkg/chart/v2/lint/support"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
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
	// Schemas that accept the values have nothing to say; Helm would compile each of them twice to find that out.
	skip := lint.WithSkipSchemaValidation(schemasAccept(q, values))
	return q.inDirectory(func(dir string) *Response {
		linter := lint.RunAll(dir, values, "default", skip)
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

// schemasAccept holds the chart's values with the overrides against its schemas, both as the rule for values.yaml does
// (without what subcharts add) and as the rule for templates does (with it).
func schemasAccept(q *Request, overrides map[string]any) bool {
	files, err := q.chartFiles()
	if err != nil {
		return false
	}
	ch, err := loader.LoadFiles(files)
	if err != nil || ch.Schema == nil {
		return false
	}
	own := util.CoalesceTables(map[string]any{}, overrides)
	if !schemamemo.Accepts(util.CoalesceTables(own, ch.Values), ch.Schema) {
		return false
	}
	all, err := util.CoalesceValues(ch, overrides)
	return err == nil && accepted(ch, all)
}
