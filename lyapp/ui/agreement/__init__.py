"""How far the panel agrees, and the plan everybody scores first."""
