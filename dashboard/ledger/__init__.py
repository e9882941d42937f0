"""The truth of a store: revisions that are only ever added, and what is built from them."""
