"""One plain function per intention: (repository, present, arguments) to a value."""
