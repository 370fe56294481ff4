"""From sentences to tagged names: the Tagger protocol, HanLP models, and the embedded model's network."""
