"""Article to candidates: extractors side by side, their registry, and linking to officials."""
