"""The frame of the pages: base templates, parts, marks, menus and the portal's home. Halls bring their own pages."""
