package facade

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"time"

	chart "helm.sh/helm/v4/pkg/chart/v2"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
	chartutil "helm.sh/helm/v4/pkg/chart/v2/util"
)

// archiveTime is the time of every file in an archive: 1980-01-01, the earliest that every archive format can hold.
var archiveTime = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

// packageDir receives the archive.
const packageDir = "/tmp/package"

// archiveChart is `helm package` with fixed times and order.
func archiveChart(q *Request) *Response {
	files, err := q.chartFiles()
	if err != nil {
		return chartProblem("load", err)
	}
	ch, err := loader.LoadFiles(files)
	if err != nil {
		return chartProblem("load", err)
	}
	if err := checkDependencies(ch); err != nil {
		return chartProblem("dependencies", err)
	}
	sortDependencies(ch)
	defer os.RemoveAll(packageDir)
	name, err := chartutil.Save(ch, packageDir)
	if err != nil {
		return chartProblem("package", err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return failed(err.Error())
	}
	r := &Response{OK: true, FileName: filepath.Base(name)}
	r.Archive = r.add(string(data))
	return r
}

// sortDependencies orders subcharts by name: Helm's loader gives them in map order.
func sortDependencies(ch *chart.Chart) {
	sorted := slices.Clone(ch.Dependencies())
	slices.SortFunc(sorted, func(a, b *chart.Chart) int { return cmp.Compare(a.Name(), b.Name()) })
	for _, d := range sorted {
		sortDependencies(d)
	}
	ch.SetDependencies(sorted...)
}
