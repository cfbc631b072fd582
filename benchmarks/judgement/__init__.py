"""How well changes, removals and blocks are told apart: programs with fixed input formats, for anybody's data."""
