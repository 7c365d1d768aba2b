"""The personas that ship with First Call, one YAML file each. README.md explains the format."""
