FROM resolved.organizations
