"""Tables drawn with Rich on a terminal."""
