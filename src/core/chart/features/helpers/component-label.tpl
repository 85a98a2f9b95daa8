app.kubernetes.io/component: [[component]]
