"""Commands: the administrator's command line, a group of verbs a file."""
