"""How the schema came to be: named steps that are only ever added to."""
