app.kubernetes.io/component: [[component-name]]
