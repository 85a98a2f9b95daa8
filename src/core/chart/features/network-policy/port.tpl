- port: [[name]]
  protocol: [[protocol]]
