"""What screens and documents read: one module a need, frozen dataclasses out, no ORM object."""
