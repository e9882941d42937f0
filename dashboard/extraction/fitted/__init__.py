"""Fits what rules cannot weigh by hand: linear models whose weights stand in ``data/models``."""
