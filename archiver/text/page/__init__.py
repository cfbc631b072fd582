"""An HTML page, parsed in one pass: its elements, its main content, and its furniture (menus, footers, boxes)."""
