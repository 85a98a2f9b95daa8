package facade

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strings"

	"autopilot.engine/schemamemo"
	"helm.sh/helm/v4/pkg/chart/common"
	"helm.sh/helm/v4/pkg/chart/common/util"
	"helm.sh/helm/v4/pkg/chart/loader/archive"
	chart "helm.sh/helm/v4/pkg/chart/v2"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
	chartutil "helm.sh/helm/v4/pkg/chart/v2/util"
	helmengine "helm.sh/helm/v4/pkg/engine"
	releaseutil "helm.sh/helm/v4/pkg/release/v1/util"
)

// stageError says which step failed.
type stageError struct {
	stage string
	err   error
}

func (e *stageError) Error() string { return e.err.Error() }

func at(stage string, err error) error {
	if err == nil {
		return nil
	}
	return &stageError{stage, err}
}

// render renders every case.
func render(q *Request) *Response {
	files, err := q.chartFiles()
	if err != nil {
		return chartProblem("load", err)
	}
	r := &Response{OK: true}
	for _, c := range q.Cases {
		one := renderCase(r, files, c, false)
		r.OK = r.OK && one.OK
		r.Renders = append(r.Renders, one)
	}
	return r
}

// renderCase renders one case as `helm template` does and puts its manifest into the response's body.
func renderCase(r *Response, files []*archive.BufferedFile, c Case, watched bool) Render {
	out := Render{Name: c.Name}
	objects, err := execute(files, c, watched)
	if err != nil {
		stage := "render"
		var s *stageError
		if errors.As(err, &s) {
			stage = s.stage
		}
		out.Errors = []Diagnostic{diagnose(stage, err)}
		return out
	}
	out.OK, out.Notes = true, objects.notes
	writeManifest(r, &out, objects)
	return out
}

// rendered is what the templates gave, in the order in which Helm prints it.
type rendered struct {
	notes   string
	objects []Document
}

func execute(files []*archive.BufferedFile, c Case, watched bool) (*rendered, error) {
	// Dependency processing changes the chart, so every case loads its own.
	ch, err := loader.LoadFiles(files)
	if err != nil {
		return nil, at("load", err)
	}
	top, err := renderValues(ch, c, watched)
	if err != nil {
		return nil, err
	}
	outputs, err := helmengine.Engine{}.RenderWithContext(context.Background(), ch, top)
	if err != nil {
		return nil, at("render", err)
	}
	out := &rendered{notes: takeNotes(ch, outputs)}
	hooks, manifests, err := releaseutil.SortManifests(outputs, nil, releaseutil.InstallOrder)
	if err != nil {
		return nil, at("manifest", err)
	}
	for _, m := range manifests {
		d := Document{Template: m.Name, text: m.Content}
		if m.Head != nil {
			d.Kind = m.Head.Kind
			if m.Head.Metadata != nil {
				d.Name = m.Head.Metadata.Name
			}
		}
		out.objects = append(out.objects, d)
	}
	for _, h := range hooks {
		d := Document{Template: h.Path, Kind: h.Kind, Name: h.Name, text: h.Manifest, Hooks: []string{}}
		for _, e := range h.Events {
			d.Hooks = append(d.Hooks, string(e))
		}
		out.objects = append(out.objects, d)
	}
	return out, nil
}

// renderValues does what `helm template` does before it renders: checks, dependencies, capabilities, values schema.
func renderValues(ch *chart.Chart, c Case, watched bool) (common.Values, error) {
	values, err := caseValues(c)
	if err != nil {
		return nil, at("values", err)
	}
	if err := prepare(ch, values); err != nil {
		return nil, err
	}
	capabilities, err := capabilitiesOf(c)
	if err != nil {
		return nil, at("kubeVersion", err)
	}
	if want := ch.Metadata.KubeVersion; want != "" && !watched {
		if err := checkKubeVersion(want, capabilities.KubeVersion); err != nil {
			return nil, at("kubeVersion", err)
		}
	}
	top, err := util.ToRenderValuesWithSchemaValidation(ch, values, releaseOf(c), capabilities, true)
	if err != nil {
		return nil, at("values", err)
	}
	if err := checkSchemas(ch, top); err != nil {
		return nil, at("schema", err)
	}
	if watched {
		top["Capabilities"] = &watchedCapabilities{capabilities}
	}
	return top, nil
}

// checkSchemas does what Helm does with the schemas of a chart and its subcharts, but compiles each schema once.
func checkSchemas(ch *chart.Chart, top common.Values) error {
	values, err := top.Table("Values")
	if err != nil || accepted(ch, values) {
		return err
	}
	if err := util.ValidateAgainstSchema(ch, values); err != nil {
		// The words are those of Helm's ToRenderValuesWithSchemaValidation.
		return fmt.Errorf("values don't meet the specifications of the schema(s) in the following chart(s):\n%w", err)
	}
	return nil
}

// accepted is false when Helm has to look: a schema refuses its values, or a subchart's values are no table.
func accepted(ch *chart.Chart, values map[string]any) bool {
	if ch.Schema != nil && !schemamemo.Accepts(values, ch.Schema) {
		return false
	}
	for _, sub := range ch.Dependencies() {
		raw, given := values[sub.Name()]
		if !given || raw == nil {
			continue
		}
		table, ok := raw.(map[string]any)
		if !ok || !accepted(sub, table) {
			return false
		}
	}
	return true
}

func prepare(ch *chart.Chart, values map[string]any) error {
	if kind := ch.Metadata.Type; kind != "" && kind != "application" {
		return at("load", fmt.Errorf("%s charts are not installable", kind))
	}
	if err := checkDependencies(ch); err != nil {
		return at("dependencies", err)
	}
	return at("dependencies", chartutil.ProcessDependencies(ch, values))
}

func checkKubeVersion(want string, have common.KubeVersion) error {
	if chartutil.IsCompatibleRange(want, have.String()) {
		return nil
	}
	return fmt.Errorf("chart requires kubeVersion: %s which is incompatible with Kubernetes %s", want, have.Version)
}

func releaseOf(c Case) common.ReleaseOptions {
	o := common.ReleaseOptions{Name: c.ReleaseName, Namespace: c.Namespace, Revision: 1, IsInstall: !c.IsUpgrade, IsUpgrade: c.IsUpgrade}
	if o.Name == "" {
		o.Name = "release-name"
	}
	if o.Namespace == "" {
		o.Namespace = "default"
	}
	return o
}

func checkDependencies(ch *chart.Chart) error {
	have := map[string]bool{}
	for _, d := range ch.Dependencies() {
		have[d.Name()] = true
	}
	var missing []string
	for _, d := range ch.Metadata.Dependencies {
		if !have[d.Name] {
			missing = append(missing, d.Name)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return fmt.Errorf("found in Chart.yaml, but missing in charts/ directory: %s", strings.Join(missing, ", "))
}

// takeNotes removes every NOTES.txt from the outputs and returns the chart's own.
func takeNotes(ch *chart.Chart, outputs map[string]string) string {
	notes := ""
	for name, text := range outputs {
		if !strings.HasSuffix(name, "NOTES.txt") {
			continue
		}
		if name == path.Join(ch.Name(), "templates", "NOTES.txt") {
			notes = text
		}
		delete(outputs, name)
	}
	return notes
}

// writeManifest puts what `helm template` prints into the body; a document's text is a range of it.
func writeManifest(r *Response, out *Render, from *rendered) {
	var b strings.Builder
	spans := make([]Span, len(from.objects))
	write := func(i int) {
		fmt.Fprintf(&b, "---\n# Source: %s\n", from.objects[i].Template)
		spans[i] = Span{b.Len(), len(from.objects[i].text)}
		b.WriteString(from.objects[i].text)
		b.WriteByte('\n')
	}
	ordinary := 0
	for ordinary < len(from.objects) && from.objects[ordinary].Hooks == nil {
		write(ordinary)
		ordinary++
	}
	// Helm trims the ordinary part and ends it with one line break, then prints the hooks.
	head := strings.TrimSpace(b.String()) + "\n"
	b.Reset()
	b.WriteString(head)
	for i := ordinary; i < len(from.objects); i++ {
		write(i)
	}
	text := b.String()
	out.Manifest = r.add(text)
	for i, d := range from.objects {
		if saysNothing(d) {
			continue
		}
		at := spans[i]
		if at[0]+at[1] <= len(text) && text[at[0]:at[0]+at[1]] == d.text {
			d.YAML = Span{out.Manifest[0] + at[0], at[1]}
		} else {
			d.YAML = r.add(d.text) // Trimming cut into it.
		}
		out.Documents = append(out.Documents, d)
	}
}

// saysNothing is true of a document that holds only comments. Helm prints it, but it is no object.
func saysNothing(d Document) bool {
	if d.Kind != "" {
		return false
	}
	for line := range strings.Lines(d.text) {
		if text := strings.TrimSpace(line); text != "" && !strings.HasPrefix(text, "#") {
			return false
		}
	}
	return true
}
