"""Volunteer rosters: roles, shifts, who does them, and who could."""
