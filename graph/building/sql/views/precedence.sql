FROM resolved.precedence
