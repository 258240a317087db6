"""The meetings tab: when the task group considered the plan."""
