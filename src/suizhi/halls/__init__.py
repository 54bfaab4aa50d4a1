"""The halls of the city's service: one Django app for each job of the plan."""
