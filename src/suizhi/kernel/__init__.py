"""The field's vocabulary: numbers, classes, parties, records, errors. Imports nothing of the house above it."""
