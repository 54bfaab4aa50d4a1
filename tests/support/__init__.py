"""What the tests stand on: a database server of their own, a running portal, a strict browser, the command line in a fresh home."""
