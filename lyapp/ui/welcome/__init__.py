"""The first screen: the sample, a new review, or one opened before."""
