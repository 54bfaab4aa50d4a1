"""Where a case came from, told to the page of the case."""
