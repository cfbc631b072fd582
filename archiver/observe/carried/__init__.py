"""What a page carries (pure): the documents watched with it, and the files that a browser requests to show it."""
