"""Asking for a right: at the door of every service, never in a window."""
