package manifestpath

import "strings"

// survives is true of what comes back unchanged when it is written as YAML and read again: maps, lists, booleans,
// integers and harmless text. A float does not (1.0 comes back as an integer), nor does a date.
func survives(value any) bool {
	switch typed := value.(type) {
	case nil, bool, int:
		return true
	case string:
		return isHarmless(typed)
	case []any:
		return typed != nil && survivesList(typed)
	case map[string]any:
		return typed != nil && survivesMap(typed)
	}
	return false
}

func survivesList(list []any) bool {
	for _, value := range list {
		if !survives(value) {
			return false
		}
	}
	return true
}

// longestKey is far below the length (1024) at which YAML wants another notation.
const longestKey = 256

func survivesMap(object map[string]any) bool {
	for key, value := range object {
		// "<<" merges mappings.
		if len(key) > longestKey || strings.ContainsAny(key, "<\n") || !isHarmless(key) || !survives(value) {
			return false
		}
	}
	return true
}

// isHarmless is true of printable ASCII. Lines must not begin the text with white space, nor end in it: those are
// where YAML's block notation needs hints, and its writers have had defects.
func isHarmless(text string) bool {
	for index := range len(text) {
		if c := text[index]; c != '\n' && (c < ' ' || c > '~') {
			return false
		}
	}
	if !strings.Contains(text, "\n") {
		return true
	}
	return text[0] != ' ' && text[0] != '\n' && text[len(text)-1] != ' ' && !strings.Contains(text, " \n") && !strings.Contains(text, "\n\n")
}

// copyOf copies what survives.
func copyOf(value any) any {
	switch typed := value.(type) {
	case map[string]any:
		to := make(map[string]any, len(typed))
		for key, child := range typed {
			to[key] = copyOf(child)
		}
		return to
	case []any:
		to := make([]any, len(typed))
		for index, child := range typed {
			to[index] = copyOf(child)
		}
		return to
	}
	return value
}
