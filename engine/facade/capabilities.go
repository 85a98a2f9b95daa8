package facade

import (
	"encoding/json"
	"fmt"
	"slices"

	"helm.sh/helm/v4/pkg/chart/common"
)

// capabilitiesOf is what `helm template --kube-version --api-versions` sets.
func capabilitiesOf(c Case) (*common.Capabilities, error) {
	out := common.DefaultCapabilities.Copy()
	if c.KubeVersion != "" {
		v, err := common.ParseKubeVersion(c.KubeVersion)
		if err != nil {
			return nil, fmt.Errorf("invalid kube version '%s': %w", c.KubeVersion, err)
		}
		out.KubeVersion = *v
	}
	out.APIVersions = append(slices.Clip(out.APIVersions), c.APIVersions...)
	return out, nil
}

// versionRead says whether a template looked at the Kubernetes version since it was last cleared.
// It is global because templates may copy the object that notices (sprig's deepCopy); the engine is single-threaded.
var versionRead bool

// watchedCapabilities notices that a template looks at the Kubernetes version. A render during which nobody looked
// holds for every version, which is what lets a validation render each case once instead of once per version.
//
// The method hides the field of the same name; a template calls it by the same words. What it returns never reaches
// a result: a render during which somebody looked is thrown away and repeated with the plain object.
type watchedCapabilities struct{ *common.Capabilities }

func (w *watchedCapabilities) KubeVersion() *common.KubeVersion {
	versionRead = true
	return &w.Capabilities.KubeVersion
}

// Format notices printing of the whole object.
func (w *watchedCapabilities) Format(s fmt.State, verb rune) {
	versionRead = true
	fmt.Fprintf(s, fmt.FormatString(s, verb), *w.Capabilities)
}

// MarshalJSON notices toJson and toYaml of the whole object.
func (w *watchedCapabilities) MarshalJSON() ([]byte, error) {
	versionRead = true
	return json.Marshal(w.Capabilities)
}
