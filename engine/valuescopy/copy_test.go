package valuescopy

import (
	"reflect"
	"testing"
	"time"
)

func TestCopyGivesEqualValuesThatShareNothing(t *testing.T) {
	from := map[string]any{
		"text": "a", "number": 1.5, "integer": 2, "nothing": nil, "switch": true, "empty": map[string]any{},
		"list": []any{map[string]any{"deep": []any{"x"}}, nil},
	}
	copied, known := CopyMap(from)
	if !known || !reflect.DeepEqual(copied, any(from)) {
		t.Fatalf("got %v, %v", copied, known)
	}
	copied.(map[string]any)["list"].([]any)[0].(map[string]any)["deep"].([]any)[0] = "y"
	copied.(map[string]any)["empty"].(map[string]any)["new"] = 1
	if got := from["list"].([]any)[0].(map[string]any)["deep"].([]any)[0]; got != "x" {
		t.Errorf("the original's list is now %v", got)
	}
	if len(from["empty"].(map[string]any)) != 0 {
		t.Error("the original's map has grown")
	}
}

func TestCopyLeavesOtherThingsToTheCaller(t *testing.T) {
	cases := map[string]any{
		"a date":        map[string]any{"a": time.Time{}},
		"a nil map":     map[string]any(nil),
		"a nil list":    map[string]any{"a": []any(nil)},
		"other keys":    map[string]any{"a": map[any]any{1: 2}},
		"typed strings": map[string]any{"a": []any{[]string{"x"}}},
		"no map":        []any{},
		"nothing":       nil,
	}
	for name, value := range cases {
		if copied, known := CopyMap(value); known {
			t.Errorf("%s: got %v", name, copied)
		}
	}
}
