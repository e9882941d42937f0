"""Views and facts as bytes, without a request: formats, pictures, fact pages, static site."""
