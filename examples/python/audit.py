"""A vendor's day in Python: audit.py PROGRAMME [GIAS.csv SAVED.json]"""

import sys

from nextpractice import Audit, Builder, Error, Import, Programme


def main(document, gias=None, saved=None):
    programme = Programme.open(document)
    if gias:
        imported = Import.gias(gias)
        info = imported.info()
        print(f"{info.rows} rows: {info.imported} imported, {info.rejected} rejected", file=sys.stderr)
        builder = Builder(programme)
        builder.add(imported)
        programme = builder.check()
        programme.save(saved)
    audit = Audit(programme)
    findings = audit.table(Audit.FINDINGS).to_pandas()
    evidence = audit.table(Audit.EVIDENCE).to_pandas().groupby("finding")
    for _, group in audit.table(Audit.GROUPS).to_pandas().groupby("group"):
        for place, number in enumerate(group["finding"]):
            finding = findings.loc[number]
            mark = "+ " if place else ""
            print(f"{mark}{finding.rule} {finding.level} {finding.unit_id}: {finding.unit_label}")
            for piece in evidence.get_group(number).itertuples():
                where = f" [{piece.pointer}]" if isinstance(piece.pointer, str) else ""
                print(f"{'  ' * (piece.depth + 1)}- {piece.text}{where}")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Error as error:
        sys.exit(str(error))
