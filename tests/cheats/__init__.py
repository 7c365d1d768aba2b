"""Cheats that must not pay, and honest differences that must not cost."""
