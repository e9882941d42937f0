"""How others name what they found here: citations in five forms, and JSON-LD. Pure."""
