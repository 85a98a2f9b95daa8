package templatememo

import (
	"fmt"
	"strings"
	"testing"
	"text/template"
)

func functions() template.FuncMap { return template.FuncMap{"shout": strings.ToUpper} }

type file struct{ name, text string }

// render parses files in order, as Helm does, and executes one.
func render(t *testing.T, parse func(*template.Template, file) error, files []file, name string) string {
	t.Helper()
	set := template.New("set").Funcs(functions())
	for _, f := range files {
		if err := parse(set, f); err != nil {
			return "parse: " + err.Error()
		}
	}
	var out strings.Builder
	if err := set.ExecuteTemplate(&out, name, map[string]any{"a": "b"}); err != nil {
		return "execute: " + err.Error()
	}
	return out.String()
}

func anew(set *template.Template, f file) error {
	_, err := set.New(f.name).Parse(f.text)
	return err
}

func remembered(set *template.Template, f file) error {
	_, err := Parse(set, "test", functions, f.name, f.text)
	return err
}

func TestRememberedTemplatesSayWhatFreshOnesSay(t *testing.T) {
	cases := []struct {
		name  string
		files []file
	}{
		{"plain", []file{{"m", "{{ shout .a }}"}}},
		{"a partial", []file{{"p", `{{ define "x" }}[{{ .a }}]{{ end }}`}, {"m", `{{ template "x" . }}`}}},
		{"a partial defined twice: the last counts", []file{{"p", `{{ define "x" }}1{{ end }}`}, {"q", `{{ define "x" }}2{{ end }}`}, {"m", `{{ template "x" }}`}}},
		{"an empty definition does not replace", []file{{"p", `{{ define "x" }}1{{ end }}`}, {"q", `{{ define "x" }} {{ end }}`}, {"m", `{{ template "x" }}`}}},
		{"an empty definition alone", []file{{"q", `{{ define "x" }} {{ end }}`}, {"m", `[{{ template "x" }}]`}}},
		{"a block", []file{{"m", `{{ block "x" . }}{{ .a }}{{ end }}`}}},
		{"an empty file", []file{{"m", ""}}},
		{"a definition with the file's own name", []file{{"p", `{{ define "m" }}1{{ end }}`}, {"m", `2`}}},
		{"a definition of the file itself", []file{{"m", `{{ define "m" }}1{{ end }}`}}},
		{"broken text", []file{{"m", "\n{{ .a "}}},
		{"an unknown function", []file{{"m", "{{ whisper .a }}"}}},
		{"two definitions in one file", []file{{"m", `{{ define "x" }}1{{ end }}{{ define "x" }}2{{ end }}`}}},
		{"a failure says where", []file{{"p", "{{ define \"x\" }}\n{{ shout 1 }}{{ end }}"}, {"m", `{{ template "x" }}`}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			want := render(t, anew, c.files, "m")
			for round := range 3 {
				if got := render(t, remembered, c.files, "m"); got != want {
					t.Errorf("round %d: got %q, want %q", round, got, want)
				}
			}
		})
	}
}

func TestCapacity(t *testing.T) {
	text := strings.Repeat("x", capacity/4)
	for i := range 10 {
		set := template.New("set").Funcs(functions())
		if _, err := Parse(set, "test", functions, fmt.Sprint("f", i), text); err != nil {
			t.Fatal(err)
		}
	}
	total := 0
	for key := range parsed {
		total += len(key.text)
	}
	if total > capacity || total != size {
		t.Errorf("%d bytes are kept, %d counted", total, size)
	}
}
