"""Whether what an offer lets choose makes sense, found out when the offer is loaded."""
