strategy:
  # The old pod ends before the new one starts: two must never run at once.
  type: Recreate
