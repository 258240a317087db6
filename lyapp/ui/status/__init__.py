"""The status board: every locality in a row, and the selected one beside it."""
