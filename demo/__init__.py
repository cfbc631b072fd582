"""The case that this program is built for, played through on loopback. `make demo`."""
