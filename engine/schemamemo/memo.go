// Package schemamemo remembers compiled values schemas. Helm compiles values.schema.json anew for every render, and
// helm-unittest for every test; for a chart with a closed schema that is most of the time.
//
// The build links it into Helm 3: see scripts/engine-patched-modules.mjs.
package schemamemo

import (
	"bytes"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// location is the name Helm gives the schema.
const location = "file:///values.schema.json"

// capacity is enough for a chart and its subcharts.
const capacity = 16

var compiled = map[string]*jsonschema.Schema{}

// Accepts says whether values fit a schema. False means "ask Helm": the values do not fit, or the schema is one that
// only Helm can compile, because it refers to other documents. So every message a person sees is Helm's own.
func Accepts(values map[string]any, schemaJSON []byte) bool {
	schema, known := compiled[string(schemaJSON)]
	if !known {
		if len(compiled) >= capacity {
			clear(compiled)
		}
		schema = compile(schemaJSON)
		compiled[string(schemaJSON)] = schema
	}
	return schema != nil && schema.Validate(values) == nil
}

// compile returns nil when the schema does not compile on its own.
func compile(schemaJSON []byte) (schema *jsonschema.Schema) {
	defer func() {
		if recover() != nil {
			schema = nil
		}
	}()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schemaJSON))
	if err != nil {
		return nil
	}
	compiler := jsonschema.NewCompiler()
	compiler.UseLoader(jsonschema.SchemeURLLoader{})
	if compiler.AddResource(location, document) != nil {
		return nil
	}
	schema, err = compiler.Compile(location)
	if err != nil {
		return nil
	}
	return schema
}
