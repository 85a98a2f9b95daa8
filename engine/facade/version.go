package facade

import "runtime/debug"

// helmVersion is the version of the Helm module this engine was built with.
func helmVersion() string {
	b, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, m := range b.Deps {
		if m.Path == "helm.sh/helm/v4" {
			return m.Version
		}
	}
	return "unknown"
}
