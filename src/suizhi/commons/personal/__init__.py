"""Personal data: sealed at rest, opened for a purpose on record, shown to the person, and gone when nothing keeps it.

- `fields`: `EncryptedTextField(row="ref")`, and `BlindIndexField(of="that field")` where it must be found by its value.
- `services`: looking for a purpose, changing the keys.
- `holdings`: what the halls hold of a person, who looked at it, and how it is erased; each hall says so by a `Holder`.
- `erasing`: a person asks, or a term of keeping ends; a person answers.
"""
