// What the build changes in copies of Go modules, so that work is done once instead of once per render, test or
// assertion. The libraries offer no other way in: what repeats is inside them.
//
// Nothing of the modules is copied into the repository. A change names a few words of a file, which must be there
// exactly once, and what stands there instead; everything else is a file of ours beside it. Every file of ours only
// answers what it is sure about, and leaves the rest, all errors included, to the module's own code.

/**
 * @typedef {object} ModulePatch
 * @property {string} module path of the Go module
 * @property {{ file: string, find: string, replace: string }[]} changes
 * @property {Record<string, string>} added files of ours, by path
 */

/** The start of a file of ours: its package and the package of engine/ that it asks. */
const opening = (name, ...imports) =>
  `package ${name}\n\nimport (\n${imports.map((path) => `\t${JSON.stringify(path)}\n`).join('')})\n`;

/** Parsed templates are remembered; both Helms read them in the same words. */
const parseOnce = (engine) => ({
  change: {
    file: 'pkg/engine/engine.go',
    find: 't.New(filename).Parse(r.tpl)',
    replace: 'parseOnce(t, e, filename, r.tpl)',
  },
  added: `${opening('engine', 'text/template', 'autopilot.engine/templatememo')}
// parseOnce is t.New(name).Parse(text).
func parseOnce(t *template.Template, e Engine, name, text string) (*template.Template, error) {
${engine === 'helm4' ? '\tif len(e.CustomTemplateFuncs) > 0 {\n\t\treturn t.New(name).Parse(text)\n\t}\n' : ''}\treturn templatememo.Parse(t, ${JSON.stringify(engine)}, funcMap, name, text)
}
`,
});

const helm3Templates = parseOnce('helm3');
const helm4Templates = parseOnce('helm4');

/** @type {readonly ModulePatch[]} */
export const MODULE_PATCHES = [
  {
    module: 'helm.sh/helm/v3',
    changes: [
      {
        file: 'pkg/chartutil/jsonschema.go',
        find: 'func ValidateAgainstSingleSchema(',
        replace: 'func validateAgainstSingleSchemaAnew(',
      },
      helm3Templates.change,
    ],
    added: {
      'pkg/chartutil/zz_schema_memo.go': `${opening('chartutil', 'autopilot.engine/schemamemo')}
// ValidateAgainstSingleSchema asks the remembered schema first; Helm's own function has the last word.
func ValidateAgainstSingleSchema(values Values, schemaJSON []byte) error {
	if schemamemo.Accepts(values.AsMap(), schemaJSON) {
		return nil
	}
	return validateAgainstSingleSchemaAnew(values, schemaJSON)
}
`,
      'pkg/engine/zz_parse_once.go': helm3Templates.added,
    },
  },
  {
    module: 'helm.sh/helm/v4',
    changes: [
      helm4Templates.change,
      {
        file: 'pkg/chart/v2/lint/rules/deprecations.go',
        find: 'scheme := runtime.NewScheme()\n\tkscheme.AddToScheme(scheme)',
        replace: 'scheme := filledOnce(kscheme.AddToScheme)',
      },
      {
        file: 'internal/copystructure/copystructure.go',
        find: 'func Copy(',
        replace: 'func copyByReflection(',
      },
    ],
    added: {
      'pkg/engine/zz_parse_once.go': helm4Templates.added,
      'pkg/chart/v2/lint/rules/zz_scheme.go': `${opening('rules', 'k8s.io/apimachinery/pkg/runtime')}
var filled *runtime.Scheme

// filledOnce gives every resource the same table of kinds, which the linter only reads.
func filledOnce(fill func(*runtime.Scheme) error) *runtime.Scheme {
	if filled == nil {
		filled = runtime.NewScheme()
		_ = fill(filled)
	}
	return filled
}
`,
      'internal/copystructure/zz_copy.go': `${opening('copystructure', 'autopilot.engine/valuescopy')}
// Copy copies plain values directly.
func Copy(src any) (any, error) {
	if copied, known := valuescopy.CopyMap(src); known {
		return copied, nil
	}
	return copyByReflection(src)
}
`,
    },
  },
  {
    // Helm 3 and helm-unittest copy values with it.
    module: 'github.com/mitchellh/copystructure',
    changes: [
      {
        file: 'copystructure.go',
        find: 'func Copy(v interface{}) (interface{}, error) {',
        replace: 'func copyByReflection(v interface{}) (interface{}, error) {',
      },
    ],
    added: {
      'zz_copy.go': `${opening('copystructure', 'autopilot.engine/valuescopy')}
// Copy copies plain values directly.
func Copy(v interface{}) (interface{}, error) {
	if copied, known := valuescopy.CopyMap(v); known {
		return copied, nil
	}
	return copyByReflection(v)
}
`,
    },
  },
  {
    module: 'sigs.k8s.io/yaml',
    changes: [{ file: 'yaml.go', find: 'func Marshal(', replace: 'func marshalThroughJSON(' }],
    added: {
      'zz_plain.go': `${opening('yaml', 'go.yaml.in/yaml/v2', 'autopilot.engine/plainyaml')}
// Marshal writes plain values directly.
func Marshal(obj any) ([]byte, error) {
	if prepared, known := plainyaml.Prepare(obj); known {
		return yaml.Marshal(prepared)
	}
	return marshalThroughJSON(obj)
}
`,
    },
  },
  {
    // A values schema says the same few patterns at many leaves.
    module: 'github.com/santhosh-tekuri/jsonschema/v6',
    changes: [
      {
        file: 'compiler.go',
        find: 'return regexp.Compile(s)',
        replace: 'return patternmemo.Compile(s)',
      },
      { file: 'compiler.go', find: '\t"regexp"\n', replace: '\t"autopilot.engine/patternmemo"\n' },
    ],
    added: {},
  },
  {
    module: 'github.com/helm-unittest/helm-unittest',
    changes: [
      {
        file: 'pkg/unittest/valueutils/valueutils.go',
        find: 'func GetValueOfSetPath(',
        replace: 'func searchThroughText(',
      },
      {
        file: 'pkg/unittest/deep_copy.go',
        find: 'ok, _ := regexp.MatchString(selectedV3TemplateNamePattern, foundV3TemplateName); ok {',
        replace: 'ok, _ := patternmemo.MatchString(selectedV3TemplateNamePattern, foundV3TemplateName); ok {',
      },
      {
        file: 'pkg/unittest/deep_copy.go',
        find: '"github.com/mitchellh/copystructure"',
        replace: '"autopilot.engine/patternmemo"\n\t"github.com/mitchellh/copystructure"',
      },
      {
        file: 'pkg/unittest/test_job.go',
        find: 'splitterPattern.ReplaceAllString(rendered, "\\n---\\n")',
        replace: 'separateDocuments(rendered)',
      },
    ],
    added: {
      'pkg/unittest/zz_separate.go': `${opening('unittest', 'strings')}
// separateDocuments gives every document separator a line of its own. The search is slow where there is none.
func separateDocuments(rendered string) string {
	if !strings.Contains(rendered, "---") {
		return rendered
	}
	return splitterPattern.ReplaceAllString(rendered, "\\n---\\n")
}
`,
      'pkg/unittest/valueutils/zz_find.go': `${opening(
        'valueutils',
        'autopilot.engine/manifestpath',
        'github.com/helm-unittest/helm-unittest/internal/common',
      )}
// GetValueOfSetPath looks a simple path up directly.
func GetValueOfSetPath(manifest common.K8sManifest, path string) ([]any, error) {
	if found, known := manifestpath.Find(manifest, path); known {
		return found, nil
	}
	return searchThroughText(manifest, path)
}
`,
    },
  },
];
