"""JSON for programs: stable keys, a schema number, one module a family of values."""
