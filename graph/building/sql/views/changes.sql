FROM resolved.changes
