"""Aid for those whose rights are infringed, at home and overseas."""
