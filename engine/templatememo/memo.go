// Package templatememo remembers parsed templates. Helm parses every template of a chart for every render, which
// makes one run of the unit tests parse the same files forty times.
//
// A parse tree holds names of functions, not functions, and executing a template does not change it; text/template
// itself shares trees between clones. So one tree serves every render whose functions have the same names.
//
// The build links it into both Helms: see scripts/engine-patches.mjs.
package templatememo

import (
	"text/template"
	"text/template/parse"
)

// capacity in bytes of template text; a chart has some tens of kilobytes.
const capacity = 1 << 20

// source is what decides the outcome of a parse. Engine stands for the names of the functions.
type source struct{ engine, name, text string }

var (
	parsed = map[source][]*parse.Tree{}
	size   int
)

// Parse does what set.New(name).Parse(text) does. The functions are those of the set, or as many of the same names,
// and engine is a name for them.
func Parse(set *template.Template, engine string, functions func() template.FuncMap, name, text string) (*template.Template, error) {
	key := source{engine, name, text}
	trees, known := parsed[key]
	if !known {
		alone, err := template.New(name).Funcs(functions()).Parse(text)
		if err != nil {
			return set.New(name).Parse(text) // The set's own words.
		}
		for _, part := range alone.Templates() {
			trees = append(trees, part.Tree)
		}
		remember(key, trees)
	}
	for _, tree := range trees {
		if _, err := set.AddParseTree(tree.Name, tree); err != nil {
			return nil, err
		}
	}
	return set, nil
}

func remember(key source, trees []*parse.Tree) {
	if size += len(key.text); size > capacity {
		clear(parsed)
		size = len(key.text)
	}
	parsed[key] = trees
}
