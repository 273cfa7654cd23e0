"""The format, as far as the made-up programmes use it, for msgspec and for pydantic alike: one list of fields for both."""

from datetime import date
from typing import Optional

import msgspec
import pydantic

FIELDS = {
    "Statement": {"completeness": str},
    "Term": {"from_": (date, "from"), "until": (Optional[date], "until", None)},
    "Charter": {
        "name": str, "term": "Term", "scheme": str, "regions": list[str], "focuses": list[str], "coverage": str,
        "hubs_per_cell": int, "grant_per_year": str,
    },
    "Region": {"key": str, "scheme": str},
    "Institution": {
        "key": str, "name": str, "regions": list[str], "closed": Optional[date], "successors": list[str],
    },
    "Agency": {"key": str, "name": str},
    "Hub": {"key": str, "institution": str, "focus": str, "regions": list[str], "term": "Term"},
    "Arrangement": {"key": str, "kind": str, "hub": str, "term": "Term"},
    "Membership": {
        "key": str, "institution": str, "arrangement": str, "term": "Term", "joined": str,
        "directed_by": (Optional[str], "directed_by", None),
    },
    "Party": {"institution": str},
    "Contribution": {"institution": str, "date": date},
    "Priority": {
        "key": str, "focus": str, "title": str, "proposers": ["Party"], "contributions": ["Contribution"],
        "agreed": Optional[date], "retired": Optional[date],
    },
    "Decided": {"statement": str, "decided_by": ["Party"]},
    "Task": {"title": str, "holders": list[str], "priority": Optional[str]},
    "Plan": {
        "key": str, "hub": str, "term": "Term", "priorities": list[str], "purpose": str, "scope": "Decided",
        "timescale": "Decided", "means": "Decided", "success_criteria": list[str], "tasks": ["Task"],
    },
    "Grant": {"key": str, "hub": str, "year": str, "amount": str, "plan": Optional[str]},
    "Practice": {
        "key": str, "title": str, "gateways": list[str], "kind": str, "origin": str, "date": date, "plan": str,
        "parent": Optional[str], "evidence": list[str], "did_not_work": list[str],
    },
    "Transfer": {"key": str, "practice": str, "from_": (str, "from"), "to": str, "date": date, "outcome": str},
    "Document": {
        "format": str, "title": str, "synthetic": bool, "recorded_on": date, "records": dict[str, msgspec.Raw],
        "charter": "Charter", "regions": ["Region"], "institutions": ["Institution"], "agencies": ["Agency"],
        "hubs": ["Hub"], "arrangements": ["Arrangement"], "memberships": ["Membership"], "priorities": ["Priority"],
        "plans": ["Plan"], "grants": ["Grant"], "practices": ["Practice"], "transfers": ["Transfer"],
    },
}


def _build(make):
    made = {}

    def resolve(kind):
        if isinstance(kind, str):
            return made[kind]
        return list[made[kind[0]]] if isinstance(kind, list) else kind

    for name, fields in FIELDS.items():
        made[name] = make(name, {
            field: (resolve(kind[0]), *kind[1:]) if isinstance(kind, tuple) else (resolve(kind), field)
            for field, kind in fields.items()
        })
    return made["Document"]


def _msgspec(name, fields):
    return msgspec.defstruct(
        name,
        [(field, kind, *default) for field, (kind, _, *default) in fields.items()],
        rename={field: said for field, (_, said, *_) in fields.items()},
    )


def _pydantic(name, fields):
    return pydantic.create_model(name, **{
        field: (
            dict if field == "records" else kind,
            pydantic.Field(alias=said, default=default[0]) if default else pydantic.Field(alias=said),
        )
        for field, (kind, said, *default) in fields.items()
    })


def read_msgspec(text):
    return msgspec.json.Decoder(_build(_msgspec)).decode(text)


def read_pydantic(text):
    return _build(_pydantic).model_validate_json(text)
