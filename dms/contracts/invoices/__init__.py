"""Invoices: an insurer's figures held against those of the contract."""
