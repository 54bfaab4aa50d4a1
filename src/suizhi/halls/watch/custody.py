"""Who may do what with the snapshots of a lead."""
