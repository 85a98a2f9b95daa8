package facade

import (
	"fmt"
	"strings"

	"helm.sh/helm/v4/pkg/chart/v2/loader"
	"helm.sh/helm/v4/pkg/strvals"
)

// mergeValues merges YAML documents in order, like repeated -f.
func mergeValues(documents []string) (map[string]any, error) {
	merged := map[string]any{}
	for i, text := range documents {
		m, err := loader.LoadValues(strings.NewReader(text))
		if err != nil {
			return nil, fmt.Errorf("values[%d]: %w", i, err)
		}
		merged = loader.MergeMaps(merged, m)
	}
	return merged, nil
}

// caseValues are the values of one case: documents, then --set expressions.
func caseValues(c Case) (map[string]any, error) {
	merged, err := mergeValues(c.Values)
	if err != nil {
		return nil, err
	}
	for _, expression := range c.Set {
		if err := strvals.ParseInto(expression, merged); err != nil {
			return nil, fmt.Errorf("failed parsing --set data: %w", err)
		}
	}
	return merged, nil
}
