"""A call: persona and scenario machines, events in, the customer's answer out.

Nothing here knows a file, a screen, the clock or chance: time comes with each event, variation
from a seed.
"""
