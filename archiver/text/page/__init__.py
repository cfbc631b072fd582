"""A page of HTML, walked once: what its elements are, what of it is content, and what is furniture by name."""
