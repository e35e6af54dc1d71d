"""The tabular formats of a batch: one relational layout (`layout.py`), one streaming writer a format.

`write(target, rows)` of each makes `target` new, so that the caller can have it written beside its place and move it
there; what came of it is whole or is thrown away. Rows come as (table, some rows of it) in any mix of tables, and no
more of them than a batch a table is in memory at a time. Where the disk refuses, an OSError is raised.
"""
