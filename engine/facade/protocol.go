// Package facade is a request/response façade over the Helm v4 packages for a chart that is held in memory.
// It does no network I/O. Files exist only in the in-memory file system the WebAssembly host provides.
//
// A request and a response are one frame each: the length of a JSON header (4 bytes, little endian), the header, and a
// body of raw bytes that the header points into. Chart files and manifests travel in the body, so that nothing is
// escaped, encoded or copied twice.
package facade

import "encoding/json"

// Request is the header of a request frame.
type Request struct {
	Op string `json:"op"`
	// Files lists the chart's files in the order of their bytes in the body.
	Files []FileEntry `json:"files,omitempty"`
	Cases []Case      `json:"cases,omitempty"`
	// Versions are the Kubernetes versions of a validation.
	Versions []string `json:"versions,omitempty"`
	// Documents are rendered elsewhere and only to be validated; their YAML is in the body.
	Documents []DocumentEntry `json:"documents,omitempty"`
	// Values are YAML documents merged in order (lint).
	Values []string `json:"values,omitempty"`
	Strict bool     `json:"strict,omitempty"`

	body []byte
}

// FileEntry is one chart file.
type FileEntry struct {
	Path string `json:"path"`
	Size int    `json:"size"`
}

// DocumentEntry is one rendered object that came from somewhere else.
type DocumentEntry struct {
	Case     string `json:"case"`
	Version  string `json:"version"`
	Template string `json:"template"`
	Size     int    `json:"size"`
}

// Case is one set of values, rendered once for every requested version.
type Case struct {
	Name        string   `json:"name"`
	Values      []string `json:"values,omitempty"` // like -f, in order
	Set         []string `json:"set,omitempty"`    // like --set, in order
	ReleaseName string   `json:"releaseName,omitempty"`
	Namespace   string   `json:"namespace,omitempty"`
	KubeVersion string   `json:"kubernetesVersion,omitempty"`
	APIVersions []string `json:"apiVersions,omitempty"` // appended, like --api-versions
	IsUpgrade   bool     `json:"isUpgrade,omitempty"`
}

// Diagnostic is a problem, with the place when Helm names one.
type Diagnostic struct {
	Stage    string `json:"stage"`
	Severity string `json:"severity"`
	File     string `json:"file,omitempty"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Message  string `json:"message"`
}

// Span is a byte range of the response's body: start and length.
type Span [2]int

// Document is one rendered object.
type Document struct {
	Template string   `json:"template"`
	Kind     string   `json:"kind"`
	Name     string   `json:"name"`
	Hooks    []string `json:"hooks,omitempty"`
	YAML     Span     `json:"yaml"`

	text string
}

// Render is what one case gave. Versions lists the Kubernetes versions it holds for when a validation shares it.
type Render struct {
	Name      string       `json:"name"`
	Versions  []string     `json:"versions,omitempty"`
	OK        bool         `json:"ok"`
	Documents []Document   `json:"documents,omitempty"`
	Manifest  Span         `json:"manifest"` // exactly what `helm template` prints
	Notes     string       `json:"notes,omitempty"`
	Errors    []Diagnostic `json:"errors,omitempty"`
}

// Problem is a strict-schema problem of one rendered object.
type Problem struct {
	Case     string `json:"case"`
	Version  string `json:"version"`
	Template string `json:"template"`
	Kind     string `json:"kind"`
	Name     string `json:"name"`
	Pointer  string `json:"pointer"`
	Message  string `json:"message"`
}

// UnitTest is one helm-unittest test.
type UnitTest struct {
	Suite   string `json:"suite"`
	File    string `json:"file"`
	Test    string `json:"test"`
	Passed  bool   `json:"passed"`
	Message string `json:"message,omitempty"`
}

// Response is the header of a response frame.
type Response struct {
	OK           bool         `json:"ok"`
	Renders      []Render     `json:"renders,omitempty"`
	Problems     []Problem    `json:"problems,omitempty"`
	UnknownKinds []string     `json:"unknownKinds,omitempty"`
	Validated    int          `json:"validated,omitempty"`
	Diagnostics  []Diagnostic `json:"diagnostics,omitempty"`
	UnitTests    []UnitTest   `json:"unitTests,omitempty"`
	FileName     string       `json:"fileName,omitempty"`
	Archive      Span         `json:"archive"`
	HelmVersion  string       `json:"helmVersion,omitempty"`
	KubeVersion  string       `json:"kubernetesVersion,omitempty"`
	// Failure is a defect of the engine or of the caller, never of the chart.
	Failure string `json:"failure,omitempty"`

	body []byte
}

// add appends text to the body and says where it is.
func (r *Response) add(text string) Span {
	at := Span{len(r.body), len(text)}
	r.body = append(r.body, text...)
	return at
}

// failed is a response that only carries a defect.
func failed(message string) *Response { return &Response{Failure: message} }

// decode reads a request frame.
func decode(frame []byte) (*Request, error) {
	header, body, err := splitFrame(frame)
	if err != nil {
		return nil, err
	}
	var q Request
	if err := json.Unmarshal(header, &q); err != nil {
		return nil, err
	}
	q.body = body
	return &q, nil
}
