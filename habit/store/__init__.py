"""The store: tables, statements, migrations and the repository that hides them."""
