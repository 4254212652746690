"""What holds for all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Properties are tried on old and busy machines too: time decides nothing.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
