# Counts only the pods of one revision, so that a rollout ends evenly spread.
matchLabelKeys: [pod-template-hash]
