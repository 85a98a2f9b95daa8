subPath: [[sub-path]]
