"""Writers of a finished network and of the tables; they decide nothing."""
