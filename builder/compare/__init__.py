"""What stands beside what: themes across plans, pairs of plans, and where a long list is split."""
