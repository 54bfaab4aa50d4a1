"""Notices of infringement on online platforms: notice, forwarding, declaration, the waiting period, the outcome, for many platforms."""
