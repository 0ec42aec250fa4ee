"""Contracts: an offer and a roster, agreed on terms, living through their year."""
