"""The exit codes of `guantu`."""

DONE = 0
SOME_UNREAD = 1
WRONG_USE = 2
INTERRUPTED = 130
