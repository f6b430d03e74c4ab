"""The command line: options, commands, completion, and where errors become exit codes."""
