- key: app.kubernetes.io/component
  operator: In
  values: [[[component-name]]]
