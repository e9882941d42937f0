"""The command line: what is typed into a terminal."""
