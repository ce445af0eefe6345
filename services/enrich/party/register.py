"""The parties of one release while it is read: who is already known, and who is meant by a shorter form."""

from collections.abc import Iterable

from schemas.visit import PartyKind
from services.enrich.party.known import Known
from services.enrich.party.lexicon import SUFFIX, lexicon
from services.enrich.party.likeness import head_key, likeness
from services.enrich.party.office import Office

_SMALL = frozenset({"of", "the", "and", "for", "to", "at", "in", "on"})
_MOST_NAMESAKES = 8
_MOST_HOLDERS = 16
_MOST_ROLES = 16
_SON_OF = frozenset({"bin", "ibn", "binti", "bint", "bte"})


class Register:
    """Referents by number, looked up by name, office, abbreviation; `home` is the publisher's country."""

    def __init__(self, home: str | None) -> None:
        """Begin with nobody known."""
        self._home = home
        self.known: list[Known] = []
        self._by_word: dict[str, list[Known]] = {}
        self._by_head: dict[str, list[Known]] = {}
        self._by_body: dict[str, Known] = {}
        self._by_kind: dict[str, Known] = {}
        self._letters: dict[str, str | None] = {}

    def add(self, kind: PartyKind, text: str | None = None) -> Known:
        """Open a new referent."""
        one = Known(len(self.known), kind, text=text)
        self.known.append(one)
        return one

    def person(
        self, name: tuple[str, ...], honorific: str | None, gender: str | None, offices: tuple[Office, ...]
    ) -> Known:
        """Find the person of that name, or enter them."""
        one = self.find_person(name, gender, offices)
        if one is None:
            one = self.add("person")
        if _fullness(name) > _fullness(one.name):
            one.name = _as_printed(name, one.name)
        for word in name:
            holders = self._by_word.setdefault(_fold(word), [])
            if one not in holders[-_MOST_NAMESAKES:]:
                holders.append(one)
        one.honorific = one.honorific or honorific
        one.gender = one.gender or gender
        return one

    def find_person(
        self, name: tuple[str, ...], gender: str | None, offices: tuple[Office, ...] = ()
    ) -> Known | None:
        """Find whose name holds these words, or is held by them: of that office rather, then the latest."""
        heads = {office.head for office in offices}
        best_rank = (False, -2)
        best: Known | None = None
        for word in dict.fromkeys(map(_fold, name)):
            for one in reversed(self._by_word.get(word, [])[-_MOST_NAMESAKES:]):
                if gender and one.gender and gender != one.gender:
                    continue
                rank = (any(role.head in heads for role in one.roles), one.last_seen)
                if rank > best_rank and _same(name, one.name):
                    best, best_rank = one, rank
        return best

    def hold(self, one: Known, offices: Iterable[Office]) -> None:
        """Note that a person holds these offices."""
        for office in offices:
            held = office._replace(start=0, end=0, bare=False, plural=False)
            if office.letters and office.organisation and _stands_for(office.letters, office.organisation):
                self._letters[office.letters] = office.organisation
                self.body(office.organisation, office.letters)
                held = held._replace(letters=None)
            if held not in one.roles and len(one.roles) < _MOST_ROLES:
                one.roles.append(held)
                holders = self._by_head.setdefault(head_key(office.head), [])
                if one not in holders[-_MOST_NAMESAKES:]:
                    holders.append(one)

    def holder(self, office: Office, *, told: bool) -> Known | None:
        """Find who holds this office: of those `told` before the fittest, else who alone fits."""
        if office.organisation in self._letters:
            office = office._replace(organisation=self._letters[office.organisation])
        ranked: list[tuple[tuple[int, bool, int], int, Known]] = []
        for one in self._by_head.get(head_key(office.head), [])[:_MOST_HOLDERS]:
            fit = max(likeness(office, role, self._home) for role in one.roles)
            if fit[0] and (one.last_seen >= 0) == told:
                ranked.append(((*fit, one.last_seen), one.number, one))
        ranked.sort(reverse=True)
        alone = told or len(ranked) < 2 or ranked[0][0] > ranked[1][0]  # noqa: PLR2004  (two are rivals)
        return ranked[0][2] if ranked and alone else None

    def by_initials(self, letters: str) -> Known | None:
        """Find who holds the office whose initials these are: "COAS", "S for S", "SCED"."""
        for one in self.known[:_MOST_HOLDERS]:
            if any(letters == role.letters or letters in _initials(role) for role in one.roles):
                return one
        return None

    def named_by(self, letters: str, between: Iterable[str], one: Known) -> bool:
        """Say whether letters abbreviate a person's office and the words that follow it, and note it."""
        rest = _letters([word for word in between if word[:1].isupper()])
        if not any(f"{first}{rest}" == letters for role in one.roles for first in _initials(role)):
            return False
        one.roles[0] = one.roles[0]._replace(letters=letters)
        return True

    def body(self, name: str, abbreviation: str | None) -> Known:
        """Find the body of that name or abbreviation, or enter it."""
        key = _body_key(name)
        one = self._by_body.get(key)
        if one is None:
            one = self.add("organisation")
            one.name = tuple(name.split())
            self._by_body[key] = one
            self._by_kind[key.split()[-1]] = self._by_kind[key.split()[0]] = one
        if abbreviation:
            one.abbreviation = abbreviation
            self._by_body[_body_key(abbreviation)] = one
        return one

    def body_of_kind(self, noun: str) -> Known | None:
        """Find the body that a bare noun takes up: "the College"."""
        return self._by_kind.get(noun.casefold())

    def find_body(self, name: str) -> Known | None:
        """Find a body by name or abbreviation."""
        return self._by_body.get(_body_key(name))


def _stands_for(letters: str, body: str) -> bool:
    parted = body.replace("-", " ")
    return letters.upper() in {_letters(parted.split()), _letters(_large(parted))}


def _initials(role: Office) -> set[str]:
    """Give the letters that may stand for an office: SCED, COAS, and S for S."""
    titles = [role.title, f"{role.title} of {role.organisation}"] if role.organisation else [role.title]
    found: set[str] = set()
    for title in titles:
        before, link, after = title.partition(" for ")
        if link:
            found.add(f"{_letters(before.split())} for {_letters(_large(after))}")
        found |= {_letters(title.split()), _letters(_large(title))}
    return found


def _large(title: str) -> list[str]:
    return [word for word in title.split() if word.lower() not in _SMALL]


def _letters(words: list[str]) -> str:
    return "".join(word[0] for word in words).upper()


def _fullness(name: tuple[str, ...]) -> tuple[int, int, bool]:
    """Rank a name by words, then by words written out, then by small letters."""
    return len(name), -sum(word.endswith(".") for word in name), not all(map(str.isupper, name))


def _body_key(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _as_printed(name: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Take the fuller name, but no shouting where the release also prints it in small letters."""
    small = {word.casefold(): word for word in before}
    return tuple(small.get(word.casefold(), word) if word.isupper() else word for word in name)


def _fold(word: str) -> str:
    return word.casefold().strip(".,")


def _told_apart(name: tuple[str, ...]) -> frozenset[str]:
    """Give the words by which a person may be called: no numeral, and no father's name after bin."""
    known = lexicon().flags.get
    words = [_fold(word) for word in name if not known(word.strip(".,"), 0) & SUFFIX]
    fathers = next((place for place, word in enumerate(words) if word in _SON_OF), len(words))
    return frozenset([*words[:fathers], *words[fathers + 2 :]] or map(_fold, name))


def _same(name: tuple[str, ...], other_name: tuple[str, ...]) -> bool:
    one, other = _told_apart(name), _told_apart(other_name)
    if one <= other or other <= one:
        return True
    shared = one & other
    if len(shared) < 2 or len(one) != len(other):  # noqa: PLR2004  (a family name alone is shared by kin)
        return False
    (left,), (right,) = (one - shared, other - shared) if len(one - shared) == 1 else (("",), ("",))
    return bool(left) and left[:3] == right[:3] and left[-2:] == right[-2:]
