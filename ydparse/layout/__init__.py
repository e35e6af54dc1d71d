"""Lines and tables of a file → one final Document: page furniture out, wrapped lines joined, flat tables found."""

from ydparse.layout.assemble import assemble

__all__ = ["assemble"]
