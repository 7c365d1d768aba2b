"""Faults made on purpose in the shipped files, to see that `check` finds them."""
