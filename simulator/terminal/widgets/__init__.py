"""The pieces screens are made of. Each is drawn from plain values and knows no session."""
