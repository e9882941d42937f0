"""The desk: add an article, check what is proposed from it, decide, see what changes, undo."""
