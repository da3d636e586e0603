"""The calendar page: what happens when and where, and planning it."""
