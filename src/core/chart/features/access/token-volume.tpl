# What a mounted service account has, with a token that expires sooner and that no other container of the pod sees.
- name: kubernetes-api
  projected:
    # 0444: as Kubernetes itself mounts it.
    defaultMode: 292
    sources:
      - serviceAccountToken:
          path: token
          expirationSeconds: 3607
      - configMap:
          name: kube-root-ca.crt
          items:
            - key: ca.crt
              path: ca.crt
      - downwardAPI:
          items:
            - path: namespace
              fieldRef:
                apiVersion: v1
                fieldPath: metadata.namespace
