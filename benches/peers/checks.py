"""The rules of rules.sql in plain Python, over objects of msgspec or pydantic; each gives the keys of what breaks it."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from math import log

TODAY = date(2006, 7, 1)
YEARS = {"2004-05": (date(2004, 9, 1), date(2005, 8, 31)), "2005-06": (date(2005, 9, 1), date(2006, 8, 31))}
RULES = {}


def rule(check):
    RULES[check.__name__] = check
    return check


class Indexed:
    """What several rules look up, made once."""

    def __init__(self, document):
        self.document = document
        self.institutions = {row.key: row for row in document.institutions}
        self.hubs = {row.key: row for row in document.hubs}
        self.priorities = {row.key: row for row in document.priorities}
        self.plans = {row.key: row for row in document.plans}
        self.networks = {row.key: self.hubs[row.hub] for row in document.arrangements}
        self.plans_of = defaultdict(list)
        for plan in document.plans:
            self.plans_of[plan.hub].append(plan)
        self.members_of = defaultdict(list)
        for member in document.memberships:
            if in_term(member.term):
                self.members_of[self.networks[member.arrangement].key].append(member.institution)
        self.agenda = defaultdict(list)
        for priority in document.priorities:
            if priority.agreed and priority.agreed <= TODAY and priority.retired is None:
                self.agenda[priority.focus].append(priority)
        self.carried = defaultdict(list)
        for transfer in document.transfers:
            if transfer.outcome != "rejected_with_lesson":
                self.carried[transfer.practice].append(transfer)


def in_term(term, day=TODAY):
    return term.from_ <= day and (term.until is None or term.until >= day)


def overlaps(term, first, last):
    return term.from_ <= last and (term.until is None or term.until >= first)


@rule
def AR002(x):
    gone = {i.key for i in x.document.institutions if i.closed and i.closed < TODAY and not i.successors}
    return [m.key for m in x.document.memberships if m.institution in gone and in_term(m.term)]


@rule
def DC001(x):
    members = {h.institution for h in x.document.hubs} | {m.institution for m in x.document.memberships}
    return [p.key for p in x.document.priorities if p.agreed and p.agreed <= TODAY
            and not any(party.institution in members for party in p.proposers)]


@rule
def DC004(x):
    return [m.key for m in x.document.memberships if m.joined == "directed" and in_term(m.term)]


@rule
def DC005(x):
    broken = []
    for focus, agenda in x.agenda.items():
        shares = Counter(party for p in agenda for party in {party.institution for party in p.proposers})
        if len(agenda) >= 3 and any(n * 2 > len(agenda) for n in shares.values()):
            broken.append(focus)
    return broken


@rule
def DC006(x):
    broken = []
    for focus, agenda in x.agenda.items():
        day = max(p.agreed for p in agenda)
        heard = {c.institution for p in agenda for c in p.contributions if c.date <= day}
        hubs = {h.institution for h in x.document.hubs if h.focus == focus and in_term(h.term, day)}
        partners = {
            m.institution for m in x.document.memberships
            if x.networks[m.arrangement].focus == focus and in_term(m.term, day)
        } - hubs
        if len(hubs & heard) * 2 < len(hubs) or len(partners & heard) * 4 < len(partners):
            broken.append(focus)
    return broken


@rule
def DS001(x):
    return [(h.key, year) for h in x.document.hubs for year, (first, last) in YEARS.items()
            if not any(overlaps(p.term, first, last) for p in x.plans_of[h.key])]


@rule
def DS002(x):
    return [p.key for p in x.document.plans if p.term.from_ <= TODAY and p.purpose != "next"]


@rule
def DS003(x):
    return [p.key for p in x.document.plans if p.term.from_ <= TODAY and not p.success_criteria]


@rule
def DS004(x):
    return [focus for focus in x.document.charter.focuses if not x.agenda[focus]]


@rule
def DS005(x):
    return [focus for focus, agenda in x.agenda.items() if len(agenda) > 5]


@rule
def DS006(x):
    return [p.key for p in x.document.priorities if p.agreed and p.agreed <= TODAY
            and not any(c.date <= p.agreed for c in p.contributions)]


@rule
def DS007(x):
    broken = []
    for plan in x.document.plans:
        focus = x.hubs[plan.hub].focus
        served = (x.priorities[key] for key in plan.priorities)
        if plan.term.from_ <= TODAY and not any(
                p.focus == focus and p.agreed and p.agreed <= TODAY for p in served):
            broken.append(plan.key)
    return broken


@rule
def DS008(x):
    topics, aligned = defaultdict(Counter), Counter()
    for plan in x.document.plans:
        if in_term(plan.term):
            focus = x.hubs[plan.hub].focus
            for task in plan.tasks:
                topics[focus][task.priority or task.title] += 1
                priority = x.priorities.get(task.priority)
                aligned[focus] += bool(
                    priority and priority.focus == focus and priority.agreed and priority.agreed <= TODAY)
    broken = []
    for focus, counts in topics.items():
        total = counts.total()
        if total >= 10 and (aligned[focus] < 0.8 * total or entropy(counts.values()) / log(total) > 0.8):
            broken.append(focus)
    return broken


def entropy(counts):
    total = sum(counts)
    return -sum(n / total * log(n / total) for n in counts if n)


@rule
def DS009(x):
    broken = []
    for grant in x.document.grants:
        first, last = YEARS[grant.year]
        plan = x.plans.get(grant.plan)
        if first <= TODAY and not (plan and plan.hub == grant.hub and overlaps(plan.term, first, last)):
            broken.append(grant.key)
    return broken


@rule
def DS010(x):
    rate = x.document.charter.grant_per_year
    return [g.key for g in x.document.grants if YEARS[g.year][0] <= TODAY and g.amount != rate]


@rule
def DS016(x):
    return [p.key for p in x.document.practices if p.kind == "next" and p.date <= TODAY and not p.evidence]


@rule
def DT001(x):
    served = {(h.focus, region) for h in x.document.hubs if in_term(h.term) for region in h.regions}
    charter = x.document.charter
    return [(f, r) for f in charter.focuses for r in charter.regions if (f, r) not in served]


@rule
def DT003(x):
    return [h.key for h in x.document.hubs
            if in_term(h.term) and not set(h.regions) & set(x.institutions[h.institution].regions)]


@rule
def DT004(x):
    return [h.key for h in x.document.hubs
            if in_term(h.term) and not any(member != h.institution for member in x.members_of[h.key])]


@rule
def DT005(x):
    return [p.key for p in x.document.plans
            if p.term.from_ <= TODAY and len({holder for task in p.tasks for holder in task.holders}) == 1]


@rule
def DT006(x):
    networks = defaultdict(set)
    leads = set()
    for hub in x.document.hubs:
        if in_term(hub.term):
            leads.add(hub.institution)
            networks[hub.institution].update(x.members_of[hub.key])
    broken = []
    for practice in x.document.practices:
        due = practice.date + timedelta(days=365)
        if practice.origin not in leads or due >= TODAY:
            continue
        reached = {practice.origin: practice.date}
        for transfer in sorted(x.carried[practice.key], key=lambda t: t.date):
            since = reached.get(transfer.from_)
            if since is not None and since <= transfer.date <= due and transfer.to not in reached:
                reached[transfer.to] = transfer.date
        if not any(school != practice.origin and school in networks[practice.origin] for school in reached):
            broken.append(practice.key)
    return broken


@rule
def DT010(x):
    regions = x.document.charter.regions
    counts = Counter()
    acts = [p.origin for p in x.document.practices if p.date <= TODAY]
    acts += [t.from_ for t in x.document.transfers if t.date <= TODAY]
    for institution in acts:
        for region in x.institutions[institution].regions:
            if region in regions:
                counts[region] += 1
    return [""] if entropy(counts.values()) / log(len(regions)) < 0.8 else []
