"""The command line: one module a command, each with its arguments and what it does.

A command imports what is heavy when it runs, so that `guantu --help` answers at once.
"""
