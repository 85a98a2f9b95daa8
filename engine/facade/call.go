package facade

import (
	"fmt"

	"helm.sh/helm/v4/pkg/chart/common"
)

// operation answers one kind of request.
type operation func(*Request) *Response

var operations = map[string]operation{
	"info":     info,
	"render":   render,
	"validate": validate,
	"schemas":  loadSchemas,
	"lint":     runLint,
	"package":  archiveChart,
	"unitTest": runUnitTests,
	"settle":   settle,
}

// Call answers one request frame with one response frame. It never panics: a panic becomes a failure.
func Call(frame []byte) (out []byte) {
	defer func() {
		if r := recover(); r != nil {
			out = encode(failed(fmt.Sprint("panic: ", r)))
		}
	}()
	q, err := decode(frame)
	if err != nil {
		return encode(failed("request: " + err.Error()))
	}
	f := operations[q.Op]
	if f == nil {
		return encode(failed("unknown operation " + q.Op))
	}
	return encode(f(q))
}

// info names the Helm version and the Kubernetes version that a case without one is rendered on.
func info(*Request) *Response {
	c := common.DefaultCapabilities
	return &Response{OK: true, HelmVersion: helmVersion(), KubeVersion: c.KubeVersion.Version}
}
