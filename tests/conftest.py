"""Settings that every test shares."""

import os

from hypothesis import settings

settings.register_profile("local", max_examples=50, deadline=None)
settings.register_profile(
    "ci",
    max_examples=200,
    deadline=None,
    database=None,
    derandomize=True,  # a red run can be repeated
)
settings.load_profile("ci" if os.environ.get("CI") else "local")
