"""Which mentions are one person, one organization, one event: identities, judgements, candidates, occupancies."""
