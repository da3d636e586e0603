"""Which months are closed, and whether something in them may be changed."""
