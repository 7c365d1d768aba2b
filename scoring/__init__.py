"""Judges words: what a reply shows, what a call deserves, what an answer is worth.

Plain values in, plain values out. Nothing here knows a session, a file, a clock, YAML or a screen.
"""
