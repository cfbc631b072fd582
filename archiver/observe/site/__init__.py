"""What the site around an address says about it (pure): answers for what does not exist, its other pages, probes."""
