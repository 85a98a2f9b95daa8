- id: [[id]]
  title: [[title]]
  type: timeseries
  datasource: {{ $source }}
  gridPos: {x: [[x]], "y": [[y]], w: [[width]], h: [[height]]}
  fieldConfig: {defaults: {unit: [[unit]], min: 0}, overrides: []}
  targets:
    [[slot queries]]
