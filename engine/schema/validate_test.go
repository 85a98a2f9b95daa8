package schema

import (
	"encoding/binary"
	"encoding/json"
	"strings"
	"testing"
)

// bundleOf builds a bundle from definitions; kinds point into it.
func bundleOf(t *testing.T, kinds map[string][]int, definitions ...string) *Store {
	t.Helper()
	sizes := make([]int, len(definitions))
	for i, d := range definitions {
		sizes[i] = len(d)
	}
	head, err := json.Marshal(index{Versions: []string{"1.30.1", "1.31.0"}, Kinds: kinds, Sizes: sizes})
	if err != nil {
		t.Fatal(err)
	}
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(head)))
	out = append(append(out, head...), strings.Join(definitions, "")...)
	s, err := Open(out)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const widget = `{"type":"object","additionalProperties":false,"required":["apiVersion","kind"],"properties":{` +
	`"apiVersion":{"enum":["v1"]},"kind":{"enum":["Widget"]},"metadata":{"type":"object"},` +
	`"spec":{"anyOf":[{"$ref":"/1"},{"type":"null"}]}}}`
const spec = `{"type":"object","additionalProperties":false,"required":["size"],"properties":{` +
	`"size":{"type":"integer"},"port":{"oneOf":[{"type":"string"},{"type":"integer"}]},"child":{"anyOf":[{"$ref":"/1"},{"type":"null"}]}}}`

func TestCheck(t *testing.T) {
	store := bundleOf(t, map[string][]int{"v1/Widget": {absent, 0}}, widget, spec)
	cases := []struct{ name, yaml, want string }{
		{"a valid object", "{apiVersion: v1, kind: Widget, spec: {size: 1, child: {size: 2}}}", ""},
		{"null for an optional object", "{apiVersion: v1, kind: Widget, spec: null}", ""},
		{"an unknown field deep inside", "{apiVersion: v1, kind: Widget, spec: {size: 1, child: {size: 1, \"a/b\": 1}}}", `/spec/child/a~1b: unknown field "a/b"`},
		{"a missing field", "{apiVersion: v1, kind: Widget, spec: {}}", "/spec: missing property 'size'"},
		{"a wrong type", "{apiVersion: v1, kind: Widget, spec: {size: x}}", "/spec/size: got string, want integer"},
		{"a wrong type among alternatives", "{apiVersion: v1, kind: Widget, spec: {size: 1, port: true}}", "/spec/port: got boolean, want string or integer"},
		{"an object where a list is", "{apiVersion: v1, kind: Widget, spec: []}", "/spec: got array, want object or null"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			objects, err := Parse(c.yaml)
			if err != nil || len(objects) != 1 {
				t.Fatalf("Parse: %v, %d objects", err, len(objects))
			}
			for range 2 { // The second verdict comes from memory.
				violations, found, err := store.Check(objects[0], "v1.31.7")
				if err != nil || !found {
					t.Fatalf("Check: %v, found %v", err, found)
				}
				var got []string
				for _, v := range violations {
					got = append(got, v.Pointer+": "+v.Message)
				}
				if text := strings.Join(got, "\n"); text != c.want {
					t.Errorf("got %q, want %q", text, c.want)
				}
			}
			if _, found, _ := store.Check(objects[0], "1.30"); found {
				t.Error("a kind that the version does not have is found")
			}
		})
	}
}

func TestParse(t *testing.T) {
	if objects, err := Parse("# nothing\n"); err != nil || len(objects) != 0 {
		t.Errorf("an empty document: %v, %v", objects, err)
	}
	if _, err := Parse("{apiVersion: v1, kind: A, kind: B}"); err == nil {
		t.Error("a duplicate key passes")
	}
	if _, err := Parse("{apiVersion: v1}"); err == nil {
		t.Error("an object without a kind passes")
	}
	objects, err := Parse("{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: A}, {apiVersion: v1, kind: B}]}")
	if err != nil || len(objects) != 2 || objects[1].Kind != "B" {
		t.Errorf("a list: %v, %v", objects, err)
	}
}

func TestValidateDuration(t *testing.T) {
	for text, valid := range map[string]bool{"1h30m": true, "30s": true, "PT1H30M": true, "P2W": true, "P": false, "PT": false, "x": false, "": false} {
		if got := validateDuration(text) == nil; got != valid {
			t.Errorf("%q: %v", text, got)
		}
	}
}
