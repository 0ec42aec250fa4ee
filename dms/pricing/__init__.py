"""Pricing: rate tables, the tariff, rating by cells, proration, and the quote with its reasons."""
