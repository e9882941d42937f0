"""Citations: APA, Chicago, BibTeX, RIS, CSL JSON and JSON-LD."""
