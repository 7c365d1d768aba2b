"""The measuring bench: how well replies are read and answers marked, with figures to show it."""
