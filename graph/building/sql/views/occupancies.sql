FROM resolved.occupancies
