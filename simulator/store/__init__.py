"""Append-only records of sessions: SQLite in the user's own data folder."""
