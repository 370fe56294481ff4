"""The network: nodes and edges with their evidence, filtered and laid out."""
