"""The review screen: a plan read and scored beside its criteria."""
