"""What changed: batches of operations, the state they stand for, history, undo."""
