"""The command line: one module a command, with its arguments; heavy imports wait until it runs."""
