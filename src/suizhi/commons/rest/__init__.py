"""What every hall's part of the API shares: types, problems, pages, access and the router. Halls bring the operations."""
