"""A page as it is printed: characters and rules with their places → lines and tables, in reading order.

Whatever has pages (PDF, OFD, a scan) becomes a `Page` in its reader, and goes on from here in the same way:

    Page ─blocks_of→ lines and tables of a page ─join_pages→ lines and grids of the file
"""

from ydparse.readers.page.joins import join_pages
from ydparse.readers.page.lines import Char
from ydparse.readers.page.page import blocks_of
from ydparse.readers.page.sheet import Page

__all__ = ["Char", "Page", "blocks_of", "join_pages"]
