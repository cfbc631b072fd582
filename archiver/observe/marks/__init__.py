"""What a page shows that may be its cause, or speaks against one (pure): one module a kind. `page.py` gathers them of a page,
`weigh.py` makes one cause of many. None knows what was kept of the source before."""
