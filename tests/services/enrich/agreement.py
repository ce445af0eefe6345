"""How well the events an extractor gives agree with gold: events found, and what their slots say."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from schemas.visit import Party, Place, VisitEvent
from tests.services.enrich.written import SLOTS, Answer, Gold

NAMING = {
    "meeting": ("counterparts",),
    "site_visit": ("site",),
    "attendance": ("occasion", "site"),
    "arrival": ("place",),
    "departure": ("place", "origin"),
    "return": ("place", "origin"),
}
SCORED = (*SLOTS.values(), "status")
WEIGHTS = {
    "counterparts": 2.0,
    "site": 2.0,
    "occasion": 1.5,
    "place": 1.5,
    "origin": 0.5,
    "period": 0.0,
    "status": 0.0,
}
ALIKE_ENOUGH = 0.4
UNTOLD = {"the", "of", "and", "for", "in", "on", "at", "a", "an", "to"}
UNNAMED = ("group:", "delegation:")


@dataclass
class Agreement:
    """Hits, gold and given, of events and of what fills their slots."""

    events: Counter[str]
    arguments: Counter[str]

    def f1(self) -> tuple[float, float]:
        return balance(self.events), balance(self.arguments)


def balance(count: Counter[str]) -> float:
    return 2 * count["hits"] / (count["gold"] + count["given"]) if count["gold"] + count["given"] else 1.0


def agreement(pairs: Iterable[tuple[list[Gold], list[Gold]]]) -> Agreement:
    """Compare gold and given events of each release, and add them up."""
    total = Agreement(Counter(), Counter())
    for gold, given in pairs:
        required, counted = leave_optional(gold, given)
        matched = align(required, counted)
        total.events.update(hits=len(matched), gold=len(required), given=len(counted))
        for i, event in enumerate(required):
            compare(total.arguments, event, counted[matched[i]] if i in matched else {})
        for j in set(range(len(counted))) - set(matched.values()):
            compare(total.arguments, {}, counted[j])
    return total


def leave_optional(gold: list[Gold], given: list[Gold]) -> tuple[list[Gold], list[Gold]]:
    free = {j for i, j in align(gold, given).items() if gold[i].get("optional")}
    return [event for event in gold if not event.get("optional")], [
        event for j, event in enumerate(given) if j not in free
    ]


def align(gold: list[Gold], given: list[Gold]) -> dict[int, int]:
    """The best partner of each gold event, the most alike first, each event once."""
    likely = sorted(
        (-likeness(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(given) if same_event(g, p)
    )
    matched: dict[int, int] = {}
    for _, i, j in likely:
        if i not in matched and j not in matched.values():
            matched[i] = j
    return matched


def same_event(gold: Gold, given: Gold) -> bool:
    if gold["type"] != given["type"] or likeness(gold, given) < ALIKE_ENOUGH:
        return False
    named = NAMING[gold["type"]]
    if not any(hits(slot, gold, given)[1] for slot in named):
        named = ("visitors", "place", "date")
    return any(hits(slot, gold, given)[0] for slot in named)


def likeness(gold: Gold, given: Gold) -> float:
    total = weight = 0.0
    for slot in SCORED:
        hit, told, said = hits(slot, gold, given)
        if told or said:
            total += WEIGHTS.get(slot, 1.0) * 2 * hit / (told + said)
            weight += WEIGHTS.get(slot, 1.0)
    return total / weight if weight else 0.0


def compare(count: Counter[str], gold: Gold, given: Gold) -> None:
    for slot in SCORED:
        hit, told, said = hits(slot, gold, given)
        count.update(hits=hit, gold=told, given=said)


def hits(slot: str, gold: Gold, given: Gold) -> tuple[int, int, int]:
    """What of a slot is right, told by gold and given, under the reading of gold that fits best."""
    found = items(given.get(slot))
    readings = [items(gold.get(slot)), *map(items, gold.get("alt", {}).get(slot, []))]
    return max(
        (one_reading(slot, told, found) for told in readings), key=lambda one: (3 * one[0] - one[1], one[0])
    )


def one_reading(slot: str, told: list[str], found: list[str]) -> tuple[int, int, int]:
    left = list(found)
    for value in told:
        partner = next((other for other in left if same(slot, value, other)), None)
        if partner is not None:
            left.remove(partner)
    return len(found) - len(left), len(told), len(found)


def items(value: Answer) -> list[str]:
    values = [value] if isinstance(value, str) else value or []
    return [told for told in values if not told.startswith(UNNAMED)]


def same(slot: str, one: str, other: str) -> bool:
    if slot in ("place", "origin"):
        return same_place(one, other)
    if slot in ("date", "period", "status"):
        return one == other
    return same_name(words(one), words(other))


def same_place(one: str, other: str) -> bool:
    (name, _, country), (other_name, _, other_country) = one.rpartition(", "), other.rpartition(", ")
    city_state = country in {"HK", "MO", "SG", "VA", "MC", "GI"}
    short, long = sorted((words(name), words(other_name)), key=len)
    return country == other_country and (city_state or short == long or (bool(short) and short <= long))


def same_name(one: frozenset[str], other: frozenset[str]) -> bool:
    short, long = sorted((one, other), key=len)
    return (
        short == long
        or (len(short) > 1 and short <= long)
        or len(short & long) >= 0.6 * len(short | long) > 0
    )


def words(name: str) -> frozenset[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    found = re.findall(r"[^\W_]+", re.sub(r"^role:|['’]s\b", "", plain))
    return frozenset(found) - UNTOLD or frozenset(found)


def shape(event: VisitEvent) -> Gold:
    """An event as it goes over the wire, in gold's shape."""
    return {
        "type": event.type,
        "status": event.status,
        "visitors": [party(told) for told in event.visitors],
        "counterparts": [party(told) for told in event.counterparts],
        "site": event.site,
        "occasion": event.occasion,
        "place": place(event.place),
        "origin": place(event.origin),
        "date": event.time and event.time.edtf,
        "period": event.time and event.time.period,
    }


def party(told: Party) -> str:
    if told.name:
        return told.name
    if not told.roles:
        return f"group:{told.text}"
    office = told.roles[0]
    return f"role:{office.title} of {office.organisation}" if office.organisation else f"role:{office.title}"


def place(told: Place | None) -> str | None:
    if told is None or told.kind == "country":
        return told and told.country
    return f"{told.name}, {told.country}"


def exactly(gold: list[Gold], given: list[Gold]) -> bool:
    """Whether the events given are gold's, in its order, each slot written as one of its right answers."""
    return len(gold) == len(given) and all(
        event["type"] == found["type"]
        and all(found[slot] in (event[slot], *event.get("alt", {}).get(slot, [])) for slot in SCORED)
        for event, found in zip(gold, given, strict=True)
    )
