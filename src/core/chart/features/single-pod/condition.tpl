{{- if eq [[values]].updateStrategy.type "Recreate" }}
[[slot waivers]]
{{- end }}
