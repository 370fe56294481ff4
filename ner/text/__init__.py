"""Text and places in it: spans, characters, numerals, sentences, articles and the mentions in them."""
