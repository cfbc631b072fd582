"""How well a change, a removal and a block are told apart: programs with fixed forms, for anybody's data."""
