"""The corpus file: its schema, what a build keeps in it, and how it is read."""
