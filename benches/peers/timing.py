"""How the work of a peer is timed."""

import statistics
from time import process_time


def timed(work, runs):
    """The CPU milliseconds that it takes, the median of several runs, and what comes of it."""
    times = []
    for _ in range(runs):
        start = process_time()
        result = work()
        times.append((process_time() - start) * 1e3)
    return statistics.median(times), result
