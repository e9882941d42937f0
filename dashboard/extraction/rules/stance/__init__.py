"""Tells what a statement is towards, whether it is for or against it, and what kind of act it is."""
