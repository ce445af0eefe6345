"""The words of rules/en/party, each with the parts it can play in the name of a party."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

RULES = Path(__file__).parent.parent / "rules" / "en" / "party"

(
    CAPITAL,
    UPPER,
    INITIAL,
    HONORIFIC,
    RANK_OPENING,
    STYLE_OPENING,
    STYLE,
    POSTNOMINAL,
    OFFICE,
    OFFICE_PLURAL,
    OFFICE_GENERAL,
    OFFICE_DEGREE,
    OFFICE_SOLE,
    OFFICE_FEMALE,
    OFFICE_MALE,
    OFFICE_REACH,
    ORGANISATION,
    NOT_ORGANISATION,
    SUBJECT,
    LAND,
    DEMONYM,
    PARTICLE,
    SUFFIX,
    GIVEN,
    FAMILY_FIRST,
    ORDINARY,
    GROUP,
    GROUP_OF_BODY,
    GROUP_MODIFIER,
    DELEGATION,
    PAIR,
    PRONOUN,
    PRONOUN_PLURAL,
    HEADLINE,
    RANK,
    LEAD,
    OFFICE_WITH_NAME,
    OFFICE_STYLE,
    OFFICE_AFTER,
    OFFICE_LOOSE,
    ARTICLE,
    OFFICE_ENVOY,
    CALENDAR,
    THING,
    CLAUSE,
    OFFICE_OF_LOWER,
    LEVEL,
    BODIES,
    NO_OFFICE,
    SEE,
    SHIP,
    COLLECTIVE,
    OFFICE_SHORT,
    POSTED,
) = (1 << place for place in range(54))

_FLAG_OF_KEY = {
    "honorific": HONORIFIC,
    "rank": HONORIFIC | RANK,
    "rank_opening": RANK_OPENING,
    "lead": LEAD,
    "office_style": OFFICE_STYLE,
    "office_after": OFFICE_AFTER,
    "office_loose": OFFICE_LOOSE,
    "article": ARTICLE,
    "office_envoy": OFFICE_ENVOY,
    "calendar": ORDINARY | CALENDAR,
    "office_of_lower": OFFICE_OF_LOWER,
    "noble": HONORIFIC | SEE,
    "office_short": OFFICE_SHORT,
    "no_office": NO_OFFICE,
    "see": OFFICE | SEE,
    "ship": SHIP,
    "collective": COLLECTIVE,
    "level": LEVEL,
    "bodies": BODIES,
    "posted": POSTED,
    "clause": CLAUSE,
    "thing": ORDINARY | THING,
    "office_with_name": OFFICE | OFFICE_WITH_NAME,
    "style_opening": STYLE_OPENING,
    "style": STYLE,
    "postnominal": POSTNOMINAL,
    "office": OFFICE,
    "office_plural": OFFICE_PLURAL,
    "office_general": OFFICE_GENERAL,
    "office_degree": OFFICE_DEGREE,
    "office_sole": OFFICE_SOLE,
    "office_female": OFFICE_FEMALE,
    "office_male": OFFICE_MALE,
    "office_reach": OFFICE_REACH,
    "organisation": ORGANISATION,
    "not_organisation": NOT_ORGANISATION,
    "subject": SUBJECT,
    "land": LAND,
    "demonym": DEMONYM,
    "particle": PARTICLE,
    "suffix": SUFFIX,
    "given": GIVEN,
    "family_first": FAMILY_FIRST,
    "ordinary": ORDINARY,
    "group": GROUP,
    "group_of_body": GROUP_OF_BODY,
    "group_modifier": GROUP_MODIFIER,
    "delegation": DELEGATION,
    "pair": PAIR,
    "pronoun": PRONOUN,
    "pronoun_plural": PRONOUN_PLURAL,
}


_MARKS = (*"\n,.;:()'’“”-–/", "", "'s", "’s")


class Lexicon(NamedTuple):
    """What the rules know of each word."""

    flags: dict[str, int]
    gender: dict[str, str]
    countries: dict[str, str]
    titles: dict[str, str]
    noun_endings: tuple[str, ...]


def word_lists() -> list[dict[str, Any]]:
    """Read every `[[list]]` of the party rules, file by file."""
    return [
        one
        for file in sorted(RULES.glob("*.toml"))
        for one in tomllib.loads(file.read_text(encoding="utf-8"))["list"]
    ]


@cache
def lexicon() -> Lexicon:
    """Join the lists into one look-up by word."""
    flags: dict[str, int] = dict.fromkeys(_MARKS, 0)
    gender: dict[str, str] = {}
    countries: dict[str, str] = {}
    titles: dict[str, str] = {}
    noun_endings: list[str] = []
    for one in word_lists():
        noun_endings += one.get("noun_endings", "").split()
        for word in [*one["words"].split(), *one.get("phrases", ())]:
            flags[word] = flags.get(word, shape(word)) | _FLAG_OF_KEY[one["flag"]]
            if "gender" in one:
                gender[word] = one["gender"]
        countries.update(one.get("countries", {}))
        titles.update(one.get("titles", {}))
    return Lexicon(flags, gender, countries, titles, tuple(noun_endings))


def shape(word: str) -> int:
    """Tell a word that no list holds by its letters."""
    if not word[:1].isupper():
        return 0
    if word[-1] == ".":
        return CAPITAL | INITIAL
    return CAPITAL | UPPER if len(word) > 1 and word.isupper() else CAPITAL
