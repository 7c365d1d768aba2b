"""One training session, played and recorded. Screens and plain mode both stand on it."""
