"""The roster page (F3): who does what, and where nobody does."""
