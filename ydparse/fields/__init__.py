"""What a task says: who (units), by when (deadlines), how much (targets); and the elements of the notice (metadata)."""
