"""The panel screen: one plan between its members, one criterion across plans, the whole board."""
