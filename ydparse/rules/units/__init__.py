"""Units (责任单位): who answers for a task, in which role."""
