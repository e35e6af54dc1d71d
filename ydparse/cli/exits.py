"""The exit codes, beside 0."""

FOUND = 1  # `ydparse check` found faults of the level that was asked for, or worse
USAGE = 2  # wrong usage, or an output that cannot be written
UNREADABLE = 3  # the file, or every file, could not be read
SOME_FAILED = 4  # some of several files could not be read; the others are printed
BELOW_FLOOR = 5  # a figure of `ydparse eval` lies below the floor that was asked for
TO_CHECK = 5  # with --fail-on-check: some tasks must be looked at
INTERRUPTED = 130  # Ctrl-C
BROKEN_PIPE = 141  # what a shell reports for a command that SIGPIPE ended
