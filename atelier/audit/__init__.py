"""The audit log: who did what and when, and never what it was about."""
