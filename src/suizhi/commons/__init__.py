"""What every hall shares: home, accounts, policy, the event log, jobs, search."""
