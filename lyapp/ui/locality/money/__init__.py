"""The money tab: the lines of money and the balance they give."""
