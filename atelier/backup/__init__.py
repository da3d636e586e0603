"""Backups: made by themselves, looked at when they are made, and put back inside the program."""
