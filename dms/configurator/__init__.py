"""The configurator: compose a programme from what an offer lets choose, and find the best one."""
