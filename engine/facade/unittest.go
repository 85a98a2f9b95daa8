package facade

import (
	"io"
	"path/filepath"
	"strings"

	"github.com/helm-unittest/helm-unittest/pkg/unittest"
	"github.com/helm-unittest/helm-unittest/pkg/unittest/printer"
	"github.com/helm-unittest/helm-unittest/pkg/unittest/results"
	"helm.sh/helm/v3/pkg/chartutil"
)

// reportFile is where helm-unittest believes it writes a report; the collector takes the results instead.
const reportFile = "/tmp/unittest-report"

// collector receives helm-unittest's results where another program would have a report written.
type collector struct{ suites []*results.TestSuiteResult }

func (c *collector) WriteTestOutput(suites []*results.TestSuiteResult, _ bool, _ io.Writer) error {
	c.suites = suites
	return nil
}

// freshCapabilities are what a test without capabilities of its own is rendered with.
var freshCapabilities = *chartutil.DefaultCapabilities

// runUnitTests runs the suites tests/*_test.yaml.
func runUnitTests(q *Request) *Response {
	// helm-unittest writes a test's capabilities into the defaults, where the tests after it find them. A run of its own
	// program begins with fresh ones, and so must every call.
	*chartutil.DefaultCapabilities = freshCapabilities
	return q.inDirectory(func(dir string) *Response {
		var printed strings.Builder
		plain := false
		var got collector
		runner := unittest.TestRunner{
			Printer:    printer.NewPrinter(&printed, &plain),
			Formatter:  &got,
			OutputFile: reportFile,
			TestFiles:  []string{"tests/*_test.yaml"},
		}
		r := &Response{OK: runner.RunV3([]string{dir})}
		for _, suite := range got.suites {
			addSuite(r, suite, dir)
		}
		if !r.OK && !reported(r) {
			// The chart or a suite file does not load: there is no result, only what was printed.
			message := strings.TrimSpace(strings.ReplaceAll(printed.String(), dir+"/", ""))
			r.Diagnostics = append(r.Diagnostics, Diagnostic{Stage: "unittest", Severity: "error", Message: message})
		}
		return r
	})
}

func addSuite(r *Response, suite *results.TestSuiteResult, dir string) {
	// helm-unittest names files relative to the working directory, which is the root.
	name := strings.TrimPrefix("/"+strings.TrimPrefix(filepath.ToSlash(suite.FilePath), "/"), dir+"/")
	if suite.ExecError != nil {
		r.Diagnostics = append(r.Diagnostics, Diagnostic{Stage: "unittest", Severity: "error", File: name, Message: suite.ExecError.Error()})
	}
	for _, test := range suite.TestsResult {
		if test == nil || test.Skipped {
			continue
		}
		u := UnitTest{Suite: suite.DisplayName, File: name, Test: test.DisplayName, Passed: test.Passed}
		if !test.Passed {
			u.Message = strings.TrimSpace(test.Stringify())
		}
		r.UnitTests = append(r.UnitTests, u)
	}
}

// reported says whether a failure is already told.
func reported(r *Response) bool {
	for _, t := range r.UnitTests {
		if !t.Passed {
			return true
		}
	}
	return len(r.Diagnostics) > 0
}
