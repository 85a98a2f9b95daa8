package plainyaml

import (
	"math"
	"math/rand"
	"testing"
	"time"

	yamlv2 "go.yaml.in/yaml/v2"
	"sigs.k8s.io/yaml"
)

// direct is what the patched sigs.k8s.io/yaml does with a value that Prepare knows.
func direct(t *testing.T, value any) (string, bool) {
	t.Helper()
	prepared, known := Prepare(value)
	if !known {
		return "", false
	}
	text, err := yamlv2.Marshal(prepared)
	if err != nil {
		t.Fatalf("%#v: %v", value, err)
	}
	return string(text), true
}

// throughJSON is the detour, when this test runs with the module as it is published.
func throughJSON(t *testing.T, value any) string {
	t.Helper()
	text, err := yaml.Marshal(value)
	if err != nil {
		t.Fatalf("%#v: %v", value, err)
	}
	return string(text)
}

var words = []string{
	"", "a", "true", "yes", "Off", "null", "~", "1", "08", "0x1f", "1e3", "1_000", "12:30:45", "2001-01-01", ".5", "<<", "=", "-", "- a",
	"? a", ": a", "a: b", "a #b", "#a", "'a'", `"a"`, `a\b`, "[a]", "{a}", "*a", "&a", "!a", "%a", "@a", "`a", " a", "a ", "a\nb", "\na",
	"a\n", "a\n\n", "  a\n b", "a \nb", "|", ">", "app.kubernetes.io/name", "{{ .Values.a }}", "<a & b>", "a,b", "\n", " ",
	"a very long line of words that is much longer than the eighty columns at which some writers of YAML break lines into two or more",
}

// names has no two names of digits and letters: the order in which YAML's writer sorts those depends on chance.
var names = []string{
	"", "a", "true", "Off", "null", "~", "08", "2001-01-01", "<<", "=", "- a", "? a", "a: b", "#a", `"a"`, `a\b`, "[a]", "*a", "!a", " a", "a ",
	"a\nb", "\na", "app.kubernetes.io/name", "<a & b>",
}

func randomValue(random *rand.Rand, depth int) any {
	switch kind := random.Intn(9 + depth*2); {
	case kind < 4:
		return words[random.Intn(len(words))]
	case kind < 5:
		return random.Intn(100_000) - 50_000
	case kind < 6:
		return float64(random.Intn(100_000) - 50_000)
	case kind < 7:
		return random.Intn(2) == 0
	case kind < 8:
		return nil
	case kind < 9:
		return int64(random.Uint32())
	case kind%2 == 0:
		list := make([]any, random.Intn(4))
		for index := range list {
			list[index] = randomValue(random, depth-1)
		}
		return list
	default:
		object := map[string]any{}
		for range random.Intn(5) {
			object[names[random.Intn(len(names))]] = randomValue(random, depth-1)
		}
		return object
	}
}

func TestPreparedValuesAreWrittenAsThroughJSON(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for range 20_000 {
		value := randomValue(random, 3)
		got, known := direct(t, value)
		if want := throughJSON(t, value); known && got != want {
			t.Fatalf("%#v\ngot  %q\nwant %q", value, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, number := range []float64{0, 1, -1, 8080, 1e6, 123456789, 1e15, -1e15, 999999999999999} {
		got, known := direct(t, number)
		if want := throughJSON(t, number); !known || got != want {
			t.Errorf("%v: got %q, %v, want %q", number, got, known, want)
		}
	}
}

func TestOtherThingsAreLeftToTheCaller(t *testing.T) {
	type named map[string]any
	cases := map[string]any{
		"a fraction":         0.5,
		"minus zero":         math.Copysign(0, -1),
		"a large number":     1e16,
		"not a number":       math.NaN(),
		"a date":             time.Time{},
		"letters of others":  "ü",
		"a tab":              "a\tb",
		"a broken character": "\xff",
		"a merge key":        map[string]any{"<<": map[string]any{}},
		"another type":       named{},
		"typed strings":      []string{"a"},
	}
	for name, value := range cases {
		if prepared, known := Prepare([]any{value}); known {
			t.Errorf("%s: got %v", name, prepared)
		}
	}
}

func TestPrepareDoesNotChangeWhatItIsGiven(t *testing.T) {
	value := map[string]any{"port": 80.0, "list": []any{1.0}}
	if _, known := Prepare(value); !known {
		t.Fatal("plain values are not known")
	}
	if value["port"] != 80.0 || value["list"].([]any)[0] != 1.0 {
		t.Errorf("the original is now %v", value)
	}
}
