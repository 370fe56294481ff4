"""The words that the rules know: word lists with source and licence, personal names, administrative divisions."""
