"""When two names name one thing."""

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files

_LISTS = tomllib.loads(files("services.evaluation").joinpath("names.toml").read_text(encoding="utf-8"))
_HONORIFICS, _SMALL = frozenset[str](_LISTS["honorifics"]), frozenset[str](_LISTS["small"])
_LABEL = re.compile(r"^(role|group|delegation):")
_POSSESSIVE = re.compile(r"['\u2019]s\b")
_WORD = re.compile(r"[^\W_]+")
_ALIKE = 0.6
"""Two names whose words are shared to this part (of all words in either) are one name."""
_SHORT_NAME = 2
_NAMES_KEPT = 65_536


def same_name(one: str, other: str) -> bool:
    """Say whether two parties, sites or occasions are the same by their words, in any order.

    A name is contained in a longer one by two words or more, or by one word in a name of two; an office or a
    group is never known by one word.
    """
    first, second = words_of(one), words_of(other)
    shared = first & second
    if not shared:
        return False
    if len(shared) >= _ALIKE * len(first | second):
        return True
    shorter, longer = sorted((first, second), key=len)
    if shared != shorter:
        return False
    return len(shorter) > 1 or (len(longer) <= _SHORT_NAME and not (_LABEL.match(one) or _LABEL.match(other)))


@lru_cache(maxsize=_NAMES_KEPT)
def words_of(name: str) -> frozenset[str]:
    """Give the words that tell a name: no accents, case, label, honorifics, possessives or small words."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    words = _WORD.findall(_POSSESSIVE.sub("", _LABEL.sub("", plain.casefold(), count=1)))
    while len(words) > 1 and words[0] in _HONORIFICS:
        del words[0]
    return frozenset(word for word in words if word not in _SMALL) or frozenset(words)
