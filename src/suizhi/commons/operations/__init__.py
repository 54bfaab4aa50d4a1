"""Running an installation: its schema, its health, its backups and their return. What the operator's commands stand on."""
