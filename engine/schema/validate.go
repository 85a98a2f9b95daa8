package schema

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"

	"sigs.k8s.io/yaml"
)

// Object is a parsed document.
type Object struct {
	APIVersion, Kind, Name string

	content map[string]any
	digest  [sha256.Size]byte
}

// verdictKey names a document and the schema it was held against; the same pair has the same verdict.
type verdictKey struct {
	digest     [sha256.Size]byte
	definition int
}

// Parse reads one YAML document; a List gives its items. Empty documents give nothing. Duplicate keys are errors.
func Parse(text string) ([]*Object, error) {
	var content map[string]any
	if err := yaml.UnmarshalStrict([]byte(text), &content); err != nil {
		return nil, fmt.Errorf("error unmarshalling resource: %w", err)
	}
	if content == nil {
		return nil, nil
	}
	apiVersion, _ := content["apiVersion"].(string)
	name, _ := content["kind"].(string)
	if strings.EqualFold(name, "List") && apiVersion == "v1" {
		return parseItems(content)
	}
	o, err := newObject(content, sha256.Sum256([]byte(text)))
	if err != nil {
		return nil, err
	}
	return []*Object{o}, nil
}

func parseItems(list map[string]any) ([]*Object, error) {
	items, _ := list["items"].([]any)
	var out []*Object
	for i, item := range items {
		content, ok := item.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("items[%d] is not an object", i)
		}
		text, err := yaml.Marshal(content)
		if err != nil {
			return nil, err
		}
		o, err := newObject(content, sha256.Sum256(text))
		if err != nil {
			return nil, fmt.Errorf("items[%d]: %w", i, err)
		}
		out = append(out, o)
	}
	return out, nil
}

func newObject(content map[string]any, digest [sha256.Size]byte) (*Object, error) {
	o := &Object{content: content, digest: digest}
	o.Kind, _ = content["kind"].(string)
	o.APIVersion, _ = content["apiVersion"].(string)
	if metadata, ok := content["metadata"].(map[string]any); ok {
		o.Name, _ = metadata["name"].(string)
	}
	if o.Kind == "" {
		return nil, errors.New("missing 'kind' key")
	}
	if o.APIVersion == "" {
		return nil, errors.New("missing 'apiVersion' key")
	}
	return o, nil
}

// Check holds an object against the schema of its kind in a Kubernetes version. found is false when there is none.
func (s *Store) Check(o *Object, version string) (violations []Violation, found bool, err error) {
	number := s.definition(o.APIVersion, o.Kind, version)
	if number == absent {
		return nil, false, nil
	}
	key := verdictKey{o.digest, number}
	if v, ok := s.verdicts[key]; ok {
		return v, true, nil
	}
	compiled, err := s.schemaOf(number)
	if err != nil {
		return nil, true, err
	}
	v := violationsOf(compiled.Validate(o.content))
	s.verdicts[key] = v
	return v, true, nil
}

// Forget drops the verdicts of earlier documents, so that a long-lived engine does not grow.
func (s *Store) Forget() { clear(s.verdicts) }
