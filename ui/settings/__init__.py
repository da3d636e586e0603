"""The settings page: the house, its rules, and what this desk looks like."""
