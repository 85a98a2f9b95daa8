// Package manifestpath finds what a simple path points at in a rendered object. For every assertion helm-unittest
// writes the whole object as YAML, parses that text, and walks the result: a quarter of the time of a unit test, to
// look up "spec.replicas".
//
// The build links it into helm-unittest: see scripts/engine-patches.mjs.
package manifestpath

import (
	"strconv"
	"strings"
)

// step is a key of a mapping, or an index of a list when key is empty.
type step struct {
	key   string
	index int
}

// Find gives what helm-unittest's own search finds: one value or none, as YAML would read it back. False means that
// it has to search itself: the path is not a simple one, or something in the object may not survive being written as
// YAML and read again.
func Find(object map[string]any, path string) (found []any, known bool) {
	steps, simple := parse(path)
	if !simple || !survives(object) {
		return nil, false
	}
	var at any = object
	for _, next := range steps {
		var exists bool
		if at, exists = next.from(at); !exists {
			return []any{}, true
		}
	}
	return []any{copyOf(at)}, true
}

func (s step) from(parent any) (any, bool) {
	switch typed := parent.(type) {
	case map[string]any:
		child, exists := typed[s.key]
		return child, exists && s.key != ""
	case []any:
		if s.key != "" || s.index >= len(typed) {
			return nil, false
		}
		return typed[s.index], true
	}
	return nil, false
}

// parse understands names separated by dots, indexes in brackets, and quoted names in brackets.
func parse(path string) ([]step, bool) {
	var steps []step
	for at := 0; at < len(path); {
		var next step
		length := 0
		switch {
		case path[at] == '[':
			next, length = parseBrackets(path[at:])
		case at == 0:
			next, length = parseName(path)
		case path[at] == '.':
			next, length = parseName(path[at+1:])
			length = skipDot(length)
		}
		if length == 0 {
			return nil, false
		}
		steps = append(steps, next)
		at += length
	}
	return steps, len(steps) > 0
}

func skipDot(length int) int {
	if length == 0 {
		return 0
	}
	return length + 1
}

// parseName reads letters, digits, underscores and hyphens.
func parseName(text string) (step, int) {
	end := 0
	for end < len(text) && (isWord(text[end]) || text[end] == '-') {
		end++
	}
	return step{key: text[:end]}, end
}

// longestIndex keeps an index far from the limits of a number.
const longestIndex = 4

func parseBrackets(text string) (step, int) {
	end := strings.IndexByte(text, ']')
	if end < 2 {
		return step{}, 0
	}
	inner := text[1:end]
	if quote := inner[0]; quote == '"' || quote == '\'' {
		if len(inner) < 3 || inner[len(inner)-1] != quote || !isQuotable(inner[1:len(inner)-1]) {
			return step{}, 0
		}
		return step{key: inner[1 : len(inner)-1]}, end + 1
	}
	index, err := strconv.Atoi(inner)
	if err != nil || len(inner) > longestIndex || strconv.Itoa(index) != inner || index < 0 {
		return step{}, 0
	}
	return step{index: index}, end + 1
}

// isQuotable is true of names without quotes, commas, backslashes and spaces.
func isQuotable(name string) bool {
	for index := range len(name) {
		if !isWord(name[index]) && !strings.ContainsRune("-./", rune(name[index])) {
			return false
		}
	}
	return true
}

func isWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
