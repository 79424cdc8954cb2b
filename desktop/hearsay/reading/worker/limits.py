"""What one file may cost, and the words for a file that costs more."""

CPU_S = 5.0
"""seconds of processor time for one file"""
MEMORY = 512 * 1024 * 1024
"""bytes of memory for the process that reads"""
PATIENCE_S = 30.0
"""seconds that one file may take by the clock, however little the processor does"""
LONGEST_ANSWER = 256 * 1024 * 1024
"""bytes of what comes back of one file"""

TOO_SLOW = f"Reading it took more than {CPU_S:.0f} seconds of the processor’s time, so Hearsay gave it up."
TOO_HUNGRY = f"Reading it took more than {MEMORY // 1024**2} MB of memory, so Hearsay gave it up."
STUCK = f"Reading it did not come to an end within {PATIENCE_S:.0f} seconds, so Hearsay gave it up."
CRASHED = "It brought down the process that reads files, as a damaged or hostile file may. Hearsay itself is unharmed."
GARBLED = "What came back of it was no article: the file is damaged or hostile. Hearsay itself is unharmed."
