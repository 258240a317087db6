"""The history tab: every change of the locality, with what stood there before."""
