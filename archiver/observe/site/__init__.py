"""What the site around an address says of it (pure): its answers to what does not exist, its other pages, the questions put to it."""
