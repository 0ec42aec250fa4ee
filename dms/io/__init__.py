"""Readers of offers and rosters, errors with their places, published schemas."""
