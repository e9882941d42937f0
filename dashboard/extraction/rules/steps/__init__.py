"""Finds the steps of states towards the Alliance."""
