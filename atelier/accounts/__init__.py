"""Accounts: tiles, secrets, signing in, and looking after who may."""
