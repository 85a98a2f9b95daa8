- refId: [[ref]]
  datasource: {{ $source }}
  legendFormat: [[legend]]
  expr: {{ printf [[query]] | quote }}
