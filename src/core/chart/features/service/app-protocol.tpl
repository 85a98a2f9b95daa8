appProtocol: [[app-protocol]]
