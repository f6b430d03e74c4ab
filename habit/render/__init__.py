"""Values to text: one module a format, chosen once per command."""
