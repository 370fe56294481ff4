"""The tables of the contract: one row type for each, and rows as pandas frames."""
