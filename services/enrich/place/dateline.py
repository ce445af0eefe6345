"""The town a release is dated from: "DUBAI, 7 December (WAM) --", "Islamabad: 4 May 2023"."""

import re
from collections.abc import Sequence

from schemas.visit import Place
from services.enrich.place.candidate import SettledPlace
from services.enrich.place.gazetteer import gazetteer

_HEAD = 400
_CAPITALS = re.compile(
    r"(?m)^[ \t]*(?P<town>[A-Z][A-Z'\u2019]+(?:[ -][A-Z][A-Z'\u2019]*)*)(?= ?[,:(\u2013\u2014-])"
)
_BEHIND = re.compile(r" ?[,:(\u2013\u2014-]")


def dateline_town(text: str, places: Sequence[SettledPlace], home: Place | None) -> Place | None:
    """Return the town that opens one of the first lines, None where there is none.

    `places` are those that `text` names; of several towns of a name in capitals, that of the publisher's
    country is meant, else the largest.
    """
    for place in places:
        if place.start >= _HEAD:
            break
        opens = text[max(0, text.rfind("\n", 0, place.start)) : place.start].strip() == ""
        if opens and place.place.kind == "city" and _BEHIND.match(text, place.end):
            return place.place
    for found in _CAPITALS.finditer(text, 0, _HEAD):
        towns = [c.place for c in gazetteer().candidates(found["town"].title()) if c.place.kind == "city"]
        near = [town for town in towns if home and town.country == home.country]
        if towns:
            return (near or towns)[0]
    return None
