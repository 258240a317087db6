"""The money screen: every locality's balance, and what each organisation's total leaves out."""
