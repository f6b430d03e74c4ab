"""Plain text for people and pipes: one module a family of values."""
