"""A visit event: the value of `visits.events.v1`."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.model import Message
from schemas.release import ReleaseIdentity

VISIT_SCHEMA_VERSION = "1.0"

EventType = Literal["departure", "arrival", "meeting", "site_visit", "attendance", "return"]
Status = Literal["planned", "ongoing", "completed", "cancelled", "postponed"]
Period = Literal["MO", "AF", "EV", "NI"]
Basis = Literal["explicit", "calendar", "deictic", "both", "inherited", "derived"]
PartyKind = Literal["person", "organisation", "delegation", "group"]
PlaceKind = Literal["city", "region", "country"]
EvidencedField = Literal[
    "type",
    "status",
    "visitors",
    "counterparts",
    "site",
    "occasion",
    "place",
    "origin",
    "time",
    "purpose",
    "topics",
    "trip",
]


class Role(Message):
    """An office and the body it belongs to."""

    title: str
    organisation: str | None = None


class Party(Message):
    """A person, an organisation, or a number of people who travel, call or receive."""

    kind: PartyKind
    name: Annotated[str | None, Field(description="Fullest name the release gives, without honorific.")] = (
        None
    )
    text: Annotated[
        str | None, Field(description="The release's words for an unnamed group or delegation.")
    ] = None
    honorific: str | None = None
    family_name: str | None = None
    given_name: str | None = None
    roles: tuple[Role, ...] = ()
    abbreviation: str | None = None
    country: Annotated[str | None, Field(description="ISO 3166-1 alpha-2.")] = None
    wikidata_id: str | None = None


class Place(Message):
    """A city, else a region, else a country."""

    name: str
    kind: PlaceKind
    country: Annotated[str | None, Field(description="ISO 3166-1 alpha-2.")] = None
    subdivision: Annotated[str | None, Field(description="ISO 3166-2.")] = None
    geonames_id: int | None = None
    latitude: Annotated[float | None, Field(description="Degrees north, WGS 84.")] = None
    longitude: Annotated[float | None, Field(description="Degrees east, WGS 84.")] = None
    timezone: Annotated[str | None, Field(description="IANA time zone name.")] = None


class Time(Message):
    """When an event happens."""

    text: Annotated[str | None, Field(description="The time as the release prints it.")] = None
    timex: Annotated[str | None, Field(description="TimeML TIMEX3 value.")] = None
    edtf: Annotated[
        str, Field(description="ISO 8601-2 date or interval; XXXX for a year that cannot be known.")
    ]
    start: Annotated[str | None, Field(description="RFC 3339, inclusive.")] = None
    end: Annotated[str | None, Field(description="RFC 3339, exclusive.")] = None
    period: Annotated[Period | None, Field(description="Morning, afternoon, evening, night.")] = None
    basis: Basis


class Evidence(Message):
    """Words of the release that prove one field: `text == release_text[start:end]`."""

    field: EvidencedField
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    text: str


class Trip(Message):
    """The journey that an event belongs to."""

    destinations: tuple[Place, ...] = ()
    start: Annotated[str | None, Field(description="EDTF date of the first day.")] = None
    end: Annotated[str | None, Field(description="EDTF date of the last day.")] = None
    day: Annotated[int | None, Field(ge=1, description="2 on the second day of the visit.")] = None
    home: Place | None = None


class Extractor(Message):
    """Which program read the release."""

    name: str
    version: str


class VisitEvent(Message):
    """One thing that happened, is happening, will happen or was called off, at one place, within one time."""

    schema_version: Literal["1.0"] = VISIT_SCHEMA_VERSION
    event_id: Annotated[
        str, Field(description="UUID, the same for the same event of the same release, always.")
    ]
    trip_id: Annotated[str, Field(description="UUID that joins the events of one journey.")]
    release: ReleaseIdentity
    type: EventType
    status: Status
    visitors: tuple[Party, ...]
    counterparts: tuple[Party, ...] = ()
    site: str | None = None
    occasion: str | None = None
    place: Place | None = None
    origin: Place | None = None
    time: Time | None = None
    purpose: str | None = None
    topics: tuple[str, ...] = ()
    trip: Trip
    evidence: tuple[Evidence, ...]
    confidence: Annotated[float, Field(ge=0, le=1)]
    extractor: Extractor
