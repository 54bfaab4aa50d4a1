"""The root of `/api/v1`: it gathers what the halls bring, and tells every failure in one form."""
