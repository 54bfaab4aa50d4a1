"""The enforcement desk: clues, inspections, measures, and how much is fined."""
