"""What every test stands on: no screen, no clock in property tests."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hypothesis import HealthCheck, settings

settings.register_profile("meetlat", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("meetlat")
