package facade

import (
	"errors"
	"fmt"
	"slices"

	"autopilot.engine/schema"
	"helm.sh/helm/v4/pkg/chart/common"
	"helm.sh/helm/v4/pkg/chart/loader/archive"
	chart "helm.sh/helm/v4/pkg/chart/v2"
	"sigs.k8s.io/yaml"
)

// store is nil until the host hands in the schemas.
var store *schema.Store

// loadSchemas takes the schema bundle; the request's body is the bundle.
func loadSchemas(q *Request) *Response {
	opened, err := schema.Open(q.body)
	if err != nil {
		return failed(err.Error())
	}
	store = opened
	return &Response{OK: true}
}

// validation collects what a validation finds.
type validation struct {
	response *Response
	unknown  map[string]bool
	// parsed keeps documents by their text: most cases share most of them.
	parsed map[string]parsedDocument
}

type parsedDocument struct {
	objects []*schema.Object
	err     error
}

// validate renders every case and checks each object on every version; or checks documents rendered elsewhere.
func validate(q *Request) *Response {
	if store == nil {
		return failed("no schemas loaded")
	}
	for _, v := range q.Versions {
		if !store.Known(v) {
			return failed("no schemas for Kubernetes " + v)
		}
	}
	store.Forget()
	v := &validation{response: &Response{OK: true}, unknown: map[string]bool{}, parsed: map[string]parsedDocument{}}
	if len(q.Documents) > 0 {
		v.checkForeign(q)
	} else if problem := v.renderAll(q); problem != nil {
		return problem
	}
	for kind := range v.unknown {
		v.response.UnknownKinds = append(v.response.UnknownKinds, kind)
	}
	slices.Sort(v.response.UnknownKinds)
	v.response.OK = v.response.OK && len(v.response.Problems) == 0
	return v.response
}

func (v *validation) renderAll(q *Request) *Response {
	files, err := q.chartFiles()
	if err != nil {
		return chartProblem("load", err)
	}
	shareable := true
	for _, c := range q.Cases {
		if shareable {
			shareable = v.renderOnce(files, c, q.Versions)
		}
		if !shareable {
			v.renderEach(files, c, q.Versions)
		}
	}
	return nil
}

// renderOnce renders a case once for all versions. It returns false, and adds nothing, when the templates look at the
// Kubernetes version or the case fails, so that the result may differ from version to version.
func (v *validation) renderOnce(files []*archive.BufferedFile, c Case, versions []string) bool {
	fitting, refused := sortVersions(files, versions)
	if len(fitting) == 0 {
		return false
	}
	c.KubeVersion = "" // The versions asked for count, not the case's own.
	before := len(v.response.body)
	versionRead = false
	one := renderCase(v.response, files, c, true)
	if versionRead || !one.OK {
		v.response.body = v.response.body[:before]
		return false
	}
	one.Versions = fitting
	v.add(one, c.Name)
	for _, version := range refused {
		v.addVersion(files, c, version)
	}
	return true
}

// sortVersions separates the versions that the chart's kubeVersion accepts from those it does not.
func sortVersions(files []*archive.BufferedFile, versions []string) (fitting, refused []string) {
	want, err := kubeVersionOf(files)
	if err != nil {
		return nil, nil
	}
	for _, version := range versions {
		parsed, err := common.ParseKubeVersion(version)
		if err != nil || want != "" && checkKubeVersion(want, *parsed) != nil {
			refused = append(refused, version)
		} else {
			fitting = append(fitting, version)
		}
	}
	return fitting, refused
}

// kubeVersionOf reads the constraint in Chart.yaml.
func kubeVersionOf(files []*archive.BufferedFile) (string, error) {
	for _, f := range files {
		if f.Name != "Chart.yaml" {
			continue
		}
		var m chart.Metadata
		err := yaml.Unmarshal(f.Data, &m)
		return m.KubeVersion, err
	}
	return "", errors.New("Chart.yaml file is missing")
}

func (v *validation) renderEach(files []*archive.BufferedFile, c Case, versions []string) {
	for _, version := range versions {
		v.addVersion(files, c, version)
	}
}

func (v *validation) addVersion(files []*archive.BufferedFile, c Case, version string) {
	on := c
	on.KubeVersion = version
	one := renderCase(v.response, files, on, false)
	one.Versions = []string{version}
	v.add(one, c.Name)
}

// add keeps a render and checks its objects on its versions.
func (v *validation) add(one Render, name string) {
	v.response.OK = v.response.OK && one.OK
	for _, d := range one.Documents {
		v.check(d, name, one.Versions)
	}
	v.response.Renders = append(v.response.Renders, one)
}

func (v *validation) check(d Document, name string, versions []string) {
	document := v.parse(d.text)
	if document.err != nil {
		for _, version := range versions {
			v.problem(Problem{Case: name, Version: version, Template: d.Template, Kind: d.Kind, Name: d.Name, Message: document.err.Error()})
		}
		return
	}
	for _, o := range document.objects {
		for _, version := range versions {
			v.checkObject(o, Problem{Case: name, Version: version, Template: d.Template, Kind: o.Kind, Name: o.Name})
		}
	}
}

func (v *validation) parse(text string) parsedDocument {
	document, ok := v.parsed[text]
	if !ok {
		document.objects, document.err = schema.Parse(text)
		v.parsed[text] = document
	}
	return document
}

func (v *validation) checkObject(o *schema.Object, where Problem) {
	violations, found, err := store.Check(o, where.Version)
	if !found {
		v.unknown[o.APIVersion+"/"+o.Kind] = true
		return
	}
	v.response.Validated++
	if err != nil {
		where.Message = fmt.Sprintf("the schema of %s/%s does not compile: %v", o.APIVersion, o.Kind, err)
		v.problem(where)
	}
	for _, x := range violations {
		where.Pointer, where.Message = x.Pointer, x.Message
		v.problem(where)
	}
}

func (v *validation) problem(p Problem) { v.response.Problems = append(v.response.Problems, p) }

// checkForeign checks documents another Helm rendered.
func (v *validation) checkForeign(q *Request) {
	at := 0
	for _, d := range q.Documents {
		if d.Size < 0 || at+d.Size > len(q.body) {
			v.response.Failure = "the body is shorter than the sizes say"
			return
		}
		text := string(q.body[at : at+d.Size])
		at += d.Size
		v.check(Document{Template: d.Template, text: text}, d.Case, []string{d.Version})
	}
}
