package schema

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"sigs.k8s.io/yaml"
)

// Violation is one place where an object breaks its schema.
type Violation struct {
	// Pointer is a JSON pointer into the object.
	Pointer string
	Message string
}

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

var english = message.NewPrinter(language.English)

func violationsOf(err error) []Violation {
	var failure *jsonschema.ValidationError
	if !errors.As(err, &failure) {
		return nil
	}
	var out []Violation
	collect(failure, &out)
	slices.SortStableFunc(out, func(a, b Violation) int { return strings.Compare(a.Pointer, b.Pointer) })
	return slices.Compact(out)
}

// collect walks to the leaves of a failure: there are the places a person can look at.
func collect(e *jsonschema.ValidationError, out *[]Violation) {
	switch k := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		for _, name := range k.Properties {
			*out = append(*out, Violation{pointerOf(append(slices.Clone(e.InstanceLocation), name)), fmt.Sprintf("unknown field %q", name)})
		}
		return
	case *kind.AnyOf, *kind.OneOf:
		if branch := likelyBranch(e); branch != nil {
			collect(branch, out)
			return
		}
	}
	if len(e.Causes) == 0 {
		*out = append(*out, Violation{pointerOf(e.InstanceLocation), e.ErrorKind.LocalizedString(english)})
		return
	}
	for _, cause := range e.Causes {
		collect(cause, out)
	}
}

// likelyBranch picks the alternative whose failure lies deepest: "object or null" schemas fail in both, and only the
// object's failure says anything. It returns nil when all fail at the value itself.
func likelyBranch(e *jsonschema.ValidationError) *jsonschema.ValidationError {
	var best *jsonschema.ValidationError
	depth := len(e.InstanceLocation)
	for _, cause := range e.Causes {
		if d := deepest(cause); d > depth {
			best, depth = cause, d
		}
	}
	return best
}

func deepest(e *jsonschema.ValidationError) int {
	depth := len(e.InstanceLocation)
	if k, ok := e.ErrorKind.(*kind.AdditionalProperties); ok && len(k.Properties) > 0 {
		depth++
	}
	for _, cause := range e.Causes {
		depth = max(depth, deepest(cause))
	}
	return depth
}

var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")

func pointerOf(tokens []string) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteByte('/')
		b.WriteString(pointerEscapes.Replace(t))
	}
	return b.String()
}
