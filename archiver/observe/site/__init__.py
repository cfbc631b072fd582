"""What the site around an address says about it (pure): its answers for what does not exist, its other pages, the
probes."""
