"""Finds the places that a release names and settles which ones they are."""
