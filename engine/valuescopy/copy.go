// Package valuescopy copies values as they come out of YAML. Helm and helm-unittest copy all values of a chart for
// every render, and do it by reflection over every field; that is a sixth of the time of a unit test.
//
// The build links it into the copies of those modules: see scripts/engine-patches.mjs.
package valuescopy

// Copy gives a deep copy of values that consist of maps, lists and scalars as YAML or JSON give them. False means that
// something else is in them, or a nil map or list, and that the caller must copy them in its own way.
func Copy(value any) (any, bool) {
	switch typed := value.(type) {
	case nil, bool, string, float64, int, int64, uint64:
		return typed, true
	case map[string]any:
		return copyMap(typed)
	case []any:
		return copyList(typed)
	}
	return nil, false
}

// CopyMap is Copy for the values of a chart; a nil map is left to the caller.
func CopyMap(value any) (any, bool) {
	if typed, isMap := value.(map[string]any); isMap {
		return copyMap(typed)
	}
	return nil, false
}

func copyMap(from map[string]any) (any, bool) {
	if from == nil {
		return nil, false
	}
	to := make(map[string]any, len(from))
	for key, value := range from {
		copied, known := Copy(value)
		if !known {
			return nil, false
		}
		to[key] = copied
	}
	return to, true
}

func copyList(from []any) (any, bool) {
	if from == nil {
		return nil, false
	}
	to := make([]any, len(from))
	for index, value := range from {
		copied, known := Copy(value)
		if !known {
			return nil, false
		}
		to[index] = copied
	}
	return to, true
}
