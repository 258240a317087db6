"""Paper score sheets: entered on a member’s behalf, compared, and printed blank."""
