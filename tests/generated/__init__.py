"""Notices made from a seed, each with its truth: they find where the parser is wrong on notices that nobody has seen.

What the generator knows comes from the contract and from how such notices are written, never from the parser: nothing
here may import `ydparse` but the scoring of a run (`run.py`, `judge.py`) and the tests.
"""
