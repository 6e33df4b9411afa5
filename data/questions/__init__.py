"""How each question is answered from a snapshot, one module a page."""
