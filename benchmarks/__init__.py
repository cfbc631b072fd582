"""Measurements, and what they measure against. Nothing here runs in the service or in its tests."""
