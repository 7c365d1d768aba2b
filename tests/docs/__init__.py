"""Pages that people follow step by step."""
