"""How good the results are: scores against a gold annotation, and corrected corpora as training data."""
