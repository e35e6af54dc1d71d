"""Shared by all tests: this folder is on the import path, and hypothesis runs the same examples each time."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("ydparse", derandomize=True, deadline=None, database=None)
settings.load_profile("ydparse")
