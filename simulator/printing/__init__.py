"""What the plain commands print: lines, tables and JSON. A user's text is only ever shown."""
