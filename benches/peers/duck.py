"""DuckDB on the tables as NDJSON: `duck.py FOLDER RUNS` prints the CPU milliseconds of loading and checking, and the counts."""

import json
import re
import sys
from pathlib import Path

import duckdb

from timing import timed

folder, runs = Path(sys.argv[1]), int(sys.argv[2])
statements = re.split(r"^-- (\w\w\d{3})$", (Path(__file__).parent / "rules.sql").read_text(), flags=re.M)
rules = dict(zip(statements[1::2], statements[2::2]))
TABLES = "regions institutions agencies hubs arrangements memberships priorities plans grants practices transfers".split()
# Columns that an inference could take for another type where a made-up programme leaves them empty.
DATES = {"institutions": ["closed"], "priorities": ["retired"]}


def load():
    database = duckdb.connect(config={"threads": 1})
    for table in TABLES:
        source = f"read_json('{folder}/{table}.ndjson', format = 'newline_delimited', sample_size = 20000)"
        columns = ", ".join(f"{column}::DATE AS {column}" for column in DATES.get(table, []))
        replace = f" REPLACE ({columns})" if columns else ""
        database.execute(f"CREATE TABLE {table} AS SELECT *{replace} FROM {source}")
    charter = json.dumps(json.loads((folder / "charter.json").read_text()))
    (folder / "charter.ndjson").write_text(charter)
    database.execute(f"CREATE TABLE charter AS SELECT * FROM read_json('{folder}/charter.ndjson')")
    return database


loading, database = timed(load, runs)
print(f"load\t{loading:.2f}\t0")
checking, counts = timed(lambda: {code: database.execute(query).fetchone()[0] for code, query in rules.items()}, runs)
print(f"checks\t{checking:.2f}\t{sum(counts.values())}")
if len(sys.argv) > 3:
    for code, query in rules.items():
        spent, count = timed(lambda: database.execute(query).fetchone()[0], runs)
        print(f"{code}\t{spent:.2f}\t{count}")
for code, count in counts.items():
    print(f"count {code}\t0\t{count}")
