"""Checks: what in an offer and its terms hurts the client, one small function per rule."""
