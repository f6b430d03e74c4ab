"""Ways to tell the user something: one channel a module."""
