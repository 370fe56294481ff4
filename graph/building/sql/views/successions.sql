FROM resolved.successions
