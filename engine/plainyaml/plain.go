// Package plainyaml prepares plain values for being written as YAML directly. sigs.k8s.io/yaml, behind `toYaml` in
// every template, writes a value as JSON, parses that with a YAML parser, and writes the result as YAML; for most
// values the first two steps only change the type of numbers.
//
// The build links it into sigs.k8s.io/yaml: see scripts/engine-patches.mjs.
package plainyaml

import "math"

// Prepare gives what JSON and back would make of a value that consists of maps, lists, booleans, whole numbers and
// printable ASCII text. False means that something else is in it.
func Prepare(value any) (any, bool) {
	switch typed := value.(type) {
	case nil, bool, int, int64:
		return typed, true
	case string:
		return typed, isPlain(typed)
	case float64:
		return whole(typed)
	case map[string]any:
		return prepareMap(typed)
	case []any:
		return prepareList(typed)
	}
	return nil, false
}

// largestWhole is below 2^53: JSON writes such a number digit by digit, and YAML reads an integer.
const largestWhole = 1e15

func whole(number float64) (any, bool) {
	if number != math.Trunc(number) || math.Abs(number) > largestWhole || number == 0 && math.Signbit(number) {
		return nil, false
	}
	return int64(number), true
}

// longestKey is far below the length (1024) at which a YAML parser no longer takes text for a key.
const longestKey = 256

func prepareMap(from map[string]any) (any, bool) {
	if from == nil {
		return nil, true // JSON says null.
	}
	to := make(map[string]any, len(from))
	for key, value := range from {
		prepared, known := Prepare(value)
		// "<<" merges mappings.
		if !known || !isPlain(key) || len(key) > longestKey || key == "<<" {
			return nil, false
		}
		to[key] = prepared
	}
	return to, true
}

func prepareList(from []any) (any, bool) {
	if from == nil {
		return nil, true
	}
	to := make([]any, len(from))
	for index, value := range from {
		prepared, known := Prepare(value)
		if !known {
			return nil, false
		}
		to[index] = prepared
	}
	return to, true
}

// isPlain is true of printable ASCII with line breaks.
func isPlain(text string) bool {
	for index := range len(text) {
		if c := text[index]; c != '\n' && (c < ' ' || c > '~') {
			return false
		}
	}
	return true
}
