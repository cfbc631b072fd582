"""The way to an answer and where it leads on (pure): redirects, pages that only send their reader on, other hosts."""
