- id: [[id]]
  title: [[title]]
  type: stat
  datasource: {{ $source }}
  gridPos: {x: [[x]], "y": [[y]], w: [[width]], h: [[height]]}
  fieldConfig: {defaults: {unit: [[unit]]}, overrides: []}
  targets:
    [[slot queries]]
