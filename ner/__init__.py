"""ner: from newspaper pages to mentions, posts and attributions, each with its evidence."""
