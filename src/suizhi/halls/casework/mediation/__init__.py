"""Online mediation: rooms whose words reach only those they are meant for, offers, the agreement, its signature and performance.

`seats` says who sits where; `selectors` cut everything by the seat, and nothing else reads these tables for a page.
"""
