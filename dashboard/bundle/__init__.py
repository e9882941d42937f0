"""A site in a folder: every view with its data and evidence, without a server, and its check."""
