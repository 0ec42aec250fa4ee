"""Rules: what the terms come to, as pure functions of dates and amounts."""
