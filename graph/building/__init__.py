"""A build: what is new is read, on one process or many, and everything is published."""
