"""From wording to value, or None: numerals, calendar, quantities. Pure functions on folded strings, doctested."""
