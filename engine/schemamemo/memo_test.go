package schemamemo

import (
	"fmt"
	"testing"
)

func TestAccepts(t *testing.T) {
	closed := []byte(`{"type":"object","additionalProperties":false,"properties":{"a":{"type":"integer"}}}`)
	cases := []struct {
		name   string
		schema []byte
		values map[string]any
		want   bool
	}{
		{"values that fit", closed, map[string]any{"a": 1}, true},
		{"an unknown value", closed, map[string]any{"b": 1}, false},
		{"a schema that is not JSON", []byte("{"), map[string]any{}, false},
		{"a schema that refers to another document", []byte(`{"$ref":"https://example.com/x.json"}`), map[string]any{}, false},
		{"a schema that is no schema", []byte(`{"type":1}`), map[string]any{}, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			for range 2 { // The second answer comes from memory.
				if got := Accepts(c.values, c.schema); got != c.want {
					t.Errorf("got %v, want %v", got, c.want)
				}
			}
		})
	}
}

func TestCapacity(t *testing.T) {
	for i := range 3 * capacity {
		if !Accepts(map[string]any{}, []byte(fmt.Sprintf(`{"title":"%d"}`, i))) {
			t.Fatal("an open schema refuses values")
		}
	}
	if len(compiled) > capacity {
		t.Errorf("%d schemas are kept", len(compiled))
	}
}
