"""The verbs of the command line, one a module; each loads what it needs when it runs."""
