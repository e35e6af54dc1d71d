"""What a wording is worth in its place: who (units), by when (deadlines), how much (targets), and the notice itself (metadata)."""
