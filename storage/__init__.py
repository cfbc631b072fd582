"""Stores what is kept, and finds it again. Takes plain values, never Settings."""
