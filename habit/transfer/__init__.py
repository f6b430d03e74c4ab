"""Documents and files of other programs, read into records and written back."""
