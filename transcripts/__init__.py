"""The transcripts that ship with First Call, a folder a scenario. README.md explains the format."""
