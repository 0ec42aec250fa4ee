"""Movements: each request in a room of its own, and the steps they share."""
