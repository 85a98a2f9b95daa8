readOnly: true
