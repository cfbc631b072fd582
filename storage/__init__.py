"""What is kept, and how it is found again. Takes plain values, never Settings."""
