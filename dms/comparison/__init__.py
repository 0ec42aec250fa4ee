"""Comparison: offers, their terms and their clinics side by side, on one group and one period."""
