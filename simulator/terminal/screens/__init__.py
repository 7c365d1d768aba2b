"""One module a screen, its styles beside it. Screens are imported when they are first shown."""
