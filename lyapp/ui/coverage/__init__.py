"""The coverage screen: must-dos × localities, and one locality's links to confirm or refuse."""
