"""The paper screen: choose what goes in, see it, save it, print it."""
