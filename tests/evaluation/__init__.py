"""How good extraction is, on articles of our own with facts marked by hand."""
