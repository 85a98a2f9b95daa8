# The proxy of the mesh would keep the pod from ending.
sidecar.istio.io/inject: "false"
