"""Linking: which official, office or speaker the words of a text mean."""
