"""What everything else points into: spans, characters, sentences, articles and the mentions in them."""
