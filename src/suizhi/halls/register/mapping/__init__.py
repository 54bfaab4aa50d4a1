"""Mapping an unknown spreadsheet in the browser: what each column means, saved as a new source definition."""
