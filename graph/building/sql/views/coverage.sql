FROM resolved.coverage
