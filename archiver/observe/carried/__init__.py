"""What a page carries (pure): the documents that are watched with it, and what a browser would ask for to show it."""
