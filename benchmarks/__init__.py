"""Measurements, and what they compare with. Nothing here runs in the service or in its tests."""
