package schema

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Violation is one place where an object breaks its schema.
type Violation struct {
	// Pointer is a JSON pointer into the object.
	Pointer string
	Message string
}

var english = message.NewPrinter(language.English)

// violationsOf lists the places a person can look at, ordered by pointer.
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

// collect walks to the leaves of a failure.
func collect(e *jsonschema.ValidationError, out *[]Violation) {
	switch k := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		for _, name := range k.Properties {
			place := append(slices.Clone(e.InstanceLocation), name)
			*out = append(*out, Violation{pointerOf(place), fmt.Sprintf("unknown field %q", name)})
		}
		return
	case *kind.AnyOf, *kind.OneOf:
		collectAlternative(e, out)
		return
	}
	if len(e.Causes) == 0 {
		*out = append(*out, Violation{pointerOf(e.InstanceLocation), e.ErrorKind.LocalizedString(english)})
		return
	}
	for _, cause := range e.Causes {
		collect(cause, out)
	}
}

// collectAlternative reports a failure of all alternatives. "Object or null" fails in both, and only what failed
// inside the object says anything; "string or integer" says what would have been right.
func collectAlternative(e *jsonschema.ValidationError, out *[]Violation) {
	var best *jsonschema.ValidationError
	depth := len(e.InstanceLocation)
	for _, cause := range e.Causes {
		if d := deepest(cause); d > depth {
			best, depth = cause, d
		}
	}
	if best != nil {
		collect(best, out)
		return
	}
	if got, wanted := typesOf(e); len(wanted) > 0 {
		text := fmt.Sprintf("got %s, want %s", got, strings.Join(wanted, " or "))
		*out = append(*out, Violation{pointerOf(e.InstanceLocation), text})
		return
	}
	for _, cause := range e.Causes {
		if _, wanted := typesOf(cause); !slices.Equal(wanted, []string{"null"}) {
			collect(cause, out)
			return
		}
	}
}

// typesOf gathers the types that the alternatives wanted; none when one failed for another reason.
func typesOf(e *jsonschema.ValidationError) (got string, wanted []string) {
	if t, ok := e.ErrorKind.(*kind.Type); ok {
		return t.Got, t.Want
	}
	for _, cause := range e.Causes {
		g, w := typesOf(cause)
		if len(w) == 0 {
			return "", nil
		}
		got, wanted = g, append(wanted, w...)
	}
	return got, wanted
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
