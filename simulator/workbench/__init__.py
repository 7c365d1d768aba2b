"""The trainers' workbench: calls that are tested against a transcript, or played by themselves."""
