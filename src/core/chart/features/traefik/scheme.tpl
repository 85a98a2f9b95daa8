scheme: [[scheme]]
