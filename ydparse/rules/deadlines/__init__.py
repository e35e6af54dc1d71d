"""Time limits (完成时限): by when a task is to be done."""
