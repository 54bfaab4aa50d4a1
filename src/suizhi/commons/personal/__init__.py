"""Personal data at rest: sealed fields, blind indexes to find them by, keys that can be changed, and a record of who looked.

A model gives a field `EncryptedTextField(row="ref")` and, where it must be found by its value, a `BlindIndexField(of="that field")`.
"""
