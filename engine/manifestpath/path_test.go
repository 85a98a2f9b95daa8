package manifestpath

import (
	"math/rand"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/helm-unittest/helm-unittest/pkg/unittest/valueutils"
)

var texts = []string{
	"", "a", "true", "yes", "off", "null", "~", "1", "08", "0x1f", "1e3", "12:30:45", "2001-01-01", ".5", "<<", "=", "- a", "? a", ": a", "a: b",
	"a #b", "#a", "'a'", `"a"`, `a\b`, "[a]", "{a}", "*a", "!a", "%a", "@a", " a", "a ", "a\nb", "\na", "a\n", "a\n\n", "a\n  b\nc", "a \nb", "|",
	"a: 1\nb:\n  - c\n", "---\na", "#!/bin/sh\nset -e\n", "\t", "ü", "a\n\nb",
	"a very long line of words that is much longer than the eighty columns at which some writers of YAML break lines into two or more",
}

var names = []string{"a", "b", "metadata", "app.kubernetes.io/name", "b-c", "1", "true", "null", "a b", "<<", "", "ü", "y"}

func randomValue(random *rand.Rand, depth int) any {
	switch kind := random.Intn(8 + depth*3); {
	case kind < 4:
		return texts[random.Intn(len(texts))]
	case kind < 5:
		return random.Intn(1000) - 500
	case kind < 6:
		return random.Intn(2) == 0
	case kind < 7:
		return nil
	case kind < 8:
		return []any{1.0, 1.5, time.Unix(0, 0).UTC(), uint64(1) << 63, map[any]any{1: 2}, "a"}[random.Intn(6)]
	case kind%2 == 0:
		list := make([]any, random.Intn(4))
		for index := range list {
			list[index] = randomValue(random, depth-1)
		}
		return list
	default:
		return randomObject(random, depth)
	}
}

func randomObject(random *rand.Rand, depth int) map[string]any {
	object := map[string]any{}
	for range random.Intn(5) {
		object[names[random.Intn(len(names))]] = randomValue(random, depth-1)
	}
	return object
}

var pieces = []string{
	"a", "b", "metadata", ".a", ".b", ".metadata", ".b-c", "[0]", "[1]", "[2]", `["a"]`, `['b']`, `["app.kubernetes.io/name"]`, `['a b']`,
	".1", "1", ".true", ".null", ".y", "[-1]", "[*]", ".*", "..a", "$", "[01]", "[", "]", ".", "~", "[?(@.a == 1)]", `[""]`, `["a","b"]`, "[0:1]", "[99999]", " ",
}

// search is helm-unittest's own, when this test runs with the module as it is published. It panics on some paths.
func search(object map[string]any, path string) (found []any, failure any) {
	defer func() {
		if problem := recover(); problem != nil {
			failure = problem
		}
	}()
	found, err := valueutils.GetValueOfSetPath(object, path)
	if err != nil {
		return nil, err
	}
	return found, nil
}

func TestFindGivesWhatSearchingTheTextGives(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	answered, hits := 0, 0
	for range 150_000 {
		object := randomObject(random, 3)
		var path strings.Builder
		for range 1 + random.Intn(4) {
			path.WriteString(pieces[random.Intn(len(pieces))])
		}
		got, known := Find(object, path.String())
		if !known {
			continue
		}
		answered++
		want, failure := search(object, path.String())
		if failure != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%q in %#v\ngot  %#v\nwant %#v, %v", path.String(), object, got, want, failure)
		}
		hits += len(got)
	}
	if answered < 1000 || hits < 100 {
		t.Errorf("%d paths answered, %d values found: the test proves little", answered, hits)
	}
}

func TestTextSurvives(t *testing.T) {
	for _, text := range texts {
		for _, object := range []map[string]any{{"a": text}, {"a": []any{map[string]any{"b": text}}}, {"a": map[string]any{text: "x"}}} {
			got, known := Find(object, "a")
			if !known {
				continue
			}
			want, failure := search(object, "a")
			if failure != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%q: got %#v, want %#v, %v", text, got, want, failure)
			}
		}
	}
}

func TestUsualPathsAreAnswered(t *testing.T) {
	object := map[string]any{
		"spec":     map[string]any{"containers": []any{map[string]any{"image": "a:1", "ports": []any{8080}}}},
		"metadata": map[string]any{"labels": map[string]any{"app.kubernetes.io/name": "orders"}},
		"data":     map[string]any{"config": "a: 1\nb:\n  - c\n"},
	}
	cases := []struct {
		path string
		want []any
	}{
		{"spec.containers[0].image", []any{"a:1"}},
		{"spec.containers[0].ports[0]", []any{8080}},
		{"spec.containers[1].image", []any{}},
		{"spec.none.image", []any{}},
		{`metadata.labels["app.kubernetes.io/name"]`, []any{"orders"}},
		{`metadata.labels['app.kubernetes.io/name']`, []any{"orders"}},
		{"data.config", []any{"a: 1\nb:\n  - c\n"}},
	}
	for _, c := range cases {
		got, known := Find(object, c.path)
		if !known || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %#v, %v, want %#v", c.path, got, known, c.want)
		}
	}
}

func TestWhatIsFoundIsACopy(t *testing.T) {
	object := map[string]any{"a": map[string]any{"b": []any{1}}}
	found, _ := Find(object, "a")
	found[0].(map[string]any)["b"].([]any)[0] = 2
	if got := object["a"].(map[string]any)["b"].([]any)[0]; got != 1 {
		t.Errorf("the object now holds %v", got)
	}
}
