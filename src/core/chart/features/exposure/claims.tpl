{{- $claims := dict -}}
