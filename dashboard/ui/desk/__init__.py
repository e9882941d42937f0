"""The desk: add an article, review its candidates, preview the change, undo."""
