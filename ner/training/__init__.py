"""Training a tagger: annotated and synthetic sentences, augmentation, scores."""
