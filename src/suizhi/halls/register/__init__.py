"""The register: rights of every kind, parties, events, documents of record; import and exchange."""
