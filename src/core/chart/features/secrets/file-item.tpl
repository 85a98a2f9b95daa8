- key: [[key]]
  path: [[file]]
