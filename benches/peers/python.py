"""Python on the document: `python.py msgspec|pydantic DOCUMENT RUNS` prints the CPU milliseconds of parsing and checking."""

import sys
from pathlib import Path

import checks
import models
from timing import timed

library, path, runs = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
text = path.read_bytes()
read = {"msgspec": models.read_msgspec, "pydantic": models.read_pydantic}[library]


def check(document):
    indexed = checks.Indexed(document)
    return {code: len(rule(indexed)) for code, rule in checks.RULES.items()}


parsing, document = timed(lambda: read(text), runs)
print(f"parse\t{parsing:.2f}\t0")
checking, counts = timed(lambda: check(document), runs)
print(f"checks\t{checking:.2f}\t{sum(counts.values())}")
for code, count in counts.items():
    print(f"count {code}\t0\t{count}")
