"""Settings: the house and its rules."""
