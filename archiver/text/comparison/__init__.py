"""One text against an older one: which passages left it, which came, and what that is to a judge or to people (pure)."""
