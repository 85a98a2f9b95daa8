# The headless Service has the same pods, and nobody counts a target twice.
matchExpressions:
  - key: service.kubernetes.io/headless
    operator: DoesNotExist
