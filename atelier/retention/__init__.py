"""Retention: what was kept long enough goes; leaks, the print log, the register (P14 to P20)."""
