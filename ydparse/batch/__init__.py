"""A folder of notices → one OUT: in several processes, within limits, resumed where it was broken off."""

from ydparse.batch.jobs import Cluster, Limits, Reading
from ydparse.batch.run import Plan, Progress, Summary, run
from ydparse.batch.watch import watch

__all__ = ["Cluster", "Limits", "Plan", "Progress", "Reading", "Summary", "run", "watch"]
