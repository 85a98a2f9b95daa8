package schema

import (
	"errors"
	"regexp"

	"k8s.io/kube-openapi/pkg/validation/strfmt"
)

// isoDuration is the duration of ISO 8601, the only one JSON Schema knows.
var isoDuration = regexp.MustCompile(`^P(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$`)

// validateDuration accepts Go durations ("1h30m"), which Kubernetes uses, besides those of ISO 8601.
func validateDuration(value any) error {
	text, ok := value.(string)
	if !ok {
		return nil
	}
	if _, err := strfmt.ParseDuration(text); err == nil {
		return nil
	}
	last := text[max(0, len(text)-1):]
	if isoDuration.MatchString(text) && last != "P" && last != "T" {
		return nil
	}
	return errors.New("is neither a Go duration nor an ISO 8601 one")
}
