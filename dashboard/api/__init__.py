"""The routes for machines: what a view shows, as data, by the same addresses as its page."""
