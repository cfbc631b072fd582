"""The story of the case that this program is built for, played on loopback. `make demo`."""
