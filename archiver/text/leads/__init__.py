"""Where a page leads: its links, and the redirects that it asks for itself, in markup, in scripts, in its answer's head."""
