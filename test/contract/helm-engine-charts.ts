import type { ChartFiles } from '../../src/core/chart/chart-files.js';

/** A chart in memory, sorted as the port wants it. */
export function chartOf(files: Record<string, string | Uint8Array>): ChartFiles {
  return new Map(Object.entries(files).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** The same chart with files added, replaced or (undefined) removed. */
export function changed(
  chart: ChartFiles,
  files: Record<string, string | Uint8Array | undefined>,
): ChartFiles {
  const merged = new Map<string, string | Uint8Array>(chart);
  for (const [path, content] of Object.entries(files))
    if (content === undefined) merged.delete(path);
    else merged.set(path, content);
  return chartOf(Object.fromEntries(merged));
}

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "web.fullname" . }}
  labels: {{- include "web.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicaCount }}
  selector:
    matchLabels: {{- include "web.labels" . | nindent 6 }}
  template:
    metadata:
      labels: {{- include "web.labels" . | nindent 8 }}
    spec:
      containers:
        - name: web
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
          ports:
            - name: http
              containerPort: 8080
          {{- with .Values.resources }}
          resources: {{- toYaml . | nindent 12 }}
          {{- end }}
`;

/** One Deployment, Service, ConfigMap with a binary file, a test hook, notes and a closed values schema. */
export const webChart: ChartFiles = chartOf({
  '.helmignore': '# not packaged\n*.bak\nnotes/\n',
  'Chart.yaml':
    'apiVersion: v2\nname: web\ndescription: A web service\nicon: https://example.com/icon.png\ntype: application\nversion: 1.2.3\nappVersion: "4.5.6"\nkubeVersion: ">=1.30.0-0"\n',
  'values.yaml':
    '# Replicas.\nreplicaCount: 2\nimage:\n  repository: registry.example/web\n  tag: ""\nresources:\n  requests:\n    cpu: 100m\n    memory: 64Mi\ngreeting: "héllo wörld ✓"\n',
  'values.schema.json': JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    additionalProperties: false,
    properties: {
      global: { type: 'object' },
      replicaCount: { type: 'integer', minimum: 0 },
      image: {
        type: 'object',
        additionalProperties: false,
        properties: { repository: { type: 'string' }, tag: { type: 'string' } },
      },
      resources: { type: 'object' },
      greeting: { type: 'string' },
    },
  }),
  'files/logo.bin': Uint8Array.from({ length: 512 }, (_, index) => (index * 7) % 256),
  'notes/private.txt': 'ignored',
  'templates/_helpers.tpl':
    '{{- define "web.fullname" -}}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 63 }}{{- end }}\n{{- define "web.labels" -}}\napp.kubernetes.io/name: {{ .Chart.Name }}\napp.kubernetes.io/instance: {{ .Release.Name }}\n{{- end }}\n',
  'templates/deployment.yaml': deployment,
  'templates/old.yaml.bak': '{{ fail "ignored files are not templates" }}',
  'templates/service.yaml':
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ include "web.fullname" . }}\n  namespace: {{ .Release.Namespace }}\nspec:\n  selector: {{- include "web.labels" . | nindent 4 }}\n  ports:\n    - name: http\n      port: 80\n      targetPort: http\n',
  'templates/configmap.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ include "web.fullname" . }}\ndata:\n  greeting: {{ tpl .Values.greeting . | quote }}\n  install: {{ .Release.IsInstall | quote }}\nbinaryData:\n  logo.bin: {{ .Files.Get "files/logo.bin" | b64enc }}\n---\n# An empty document follows.\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: {{ include "web.fullname" . }}\n',
  'templates/tests/connection.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ include "web.fullname" . }}-test\n  annotations:\n    "helm.sh/hook": test, post-install\n    "helm.sh/hook-delete-policy": hook-succeeded\nspec:\n  restartPolicy: Never\n  containers:\n    - name: wget\n      image: busybox:1.36\n',
  'templates/NOTES.txt': 'Release {{ .Release.Name }} runs {{ .Values.replicaCount }} replicas.\n',
  'tests/deployment_test.yaml':
    'suite: deployment\ntemplates:\n  - templates/deployment.yaml\ntests:\n  - it: sets the replicas\n    set:\n      replicaCount: 5\n    asserts:\n      - equal:\n          path: spec.replicas\n          value: 5\n  - it: uses the app version\n    asserts:\n      - equal:\n          path: spec.template.spec.containers[0].image\n          value: registry.example/web:4.5.6\n',
});

/** A parent with a subchart in a folder, a disabled one, an alias-free condition and imported globals. */
export const parentChart: ChartFiles = chartOf({
  'Chart.yaml':
    'apiVersion: v2\nname: parent\nversion: 0.1.0\ndependencies:\n  - name: child\n    version: 0.1.0\n    condition: child.enabled\n  - name: other\n    version: 0.1.0\n    condition: other.enabled\n',
  'values.yaml': 'global:\n  region: eu\nchild:\n  enabled: true\n  size: 3\nother:\n  enabled: false\n',
  'templates/secret.yaml':
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: {{ .Release.Name }}-parent\nstringData:\n  region: {{ .Values.global.region }}\n',
  'charts/child/Chart.yaml': 'apiVersion: v2\nname: child\nversion: 0.1.0\n',
  'charts/child/values.yaml': 'size: 1\nlabel: from-child\n',
  'charts/child/templates/configmap.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}-child\ndata:\n  size: {{ .Values.size | quote }}\n  region: {{ .Values.global.region }}\n  label: {{ .Values.label }}\n',
  'charts/other/Chart.yaml': 'apiVersion: v2\nname: other\nversion: 0.1.0\n',
  'charts/other/templates/configmap.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}-other\n',
});

/** A chart whose output depends on the Kubernetes version and on the API versions. */
export const versionedChart: ChartFiles = chartOf({
  'Chart.yaml': 'apiVersion: v2\nname: versioned\nversion: 0.1.0\n',
  'values.yaml': '{}\n',
  'templates/configmap.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: versioned\ndata:\n  version: {{ .Capabilities.KubeVersion.Version }}\n  minor: {{ .Capabilities.KubeVersion.Minor | quote }}\n  printed: {{ .Capabilities.KubeVersion | quote }}\n  recent: {{ semverCompare ">=1.35-0" .Capabilities.KubeVersion.Version | quote }}\n  monitoring: {{ .Capabilities.APIVersions.Has "monitoring.coreos.com/v1" | quote }}\n  helm: {{ .Capabilities.HelmVersion.Version }}\n',
});

/** Templates that reach the Kubernetes version without naming it. */
export const indirectlyVersionedTemplates: readonly (readonly [string, string])[] = [
  ['toYaml of the capabilities', '{{ .Capabilities | toYaml | sha256sum }}'],
  ['printing the capabilities', '{{ printf "%v" .Capabilities | sha256sum }}'],
  ['a name put together', '{{ (index . (printf "%s%s" "Capabi" "lities")).KubeVersion.Minor }}'],
  ['a copy of the whole scope', '{{ (deepCopy .).Capabilities.KubeVersion.Minor }}'],
  ['tpl', '{{ tpl "{{ .Capabilities.KubeVersion.Minor }}" . }}'],
];
