"""Rosters: lists of people turned into proposed movements."""
