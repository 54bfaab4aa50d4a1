"""Search over the register: the results page, the ways to write a query, and searches that people keep."""
