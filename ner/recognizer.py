"""The recognizer under the name by which models on users' disks ask for it."""

from ner.tagging.character_recognizer import CharacterRecognizer

__all__ = ["CharacterRecognizer"]
