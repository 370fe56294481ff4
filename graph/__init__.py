"""graph: from facts to identities, events, the network and the files that researchers open."""
