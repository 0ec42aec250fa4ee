"""Settings for all tests: a busy machine is no reason for a property test to fail."""

from hypothesis import settings

settings.register_profile("dms", deadline=None)
settings.load_profile("dms")
