"""The arguments that `publish` and `extract` share."""

import sys
from typing import Annotated

from cyclopts import Parameter
from pydantic import TypeAdapter, ValidationError

from schemas.release import Language as LanguageTag
from schemas.release import PublishedAt as PublicationTime
from services.cli.documents import STANDARD_INPUT
from services.cli.faults import CommandError, ExitCode

_TIME = TypeAdapter[str](PublicationTime)
_LANGUAGE = TypeAdapter[str](LanguageTag)


def flag(sentence: str) -> Parameter:
    """Describe an option that is given or not, and has no opposite."""
    return Parameter(help=sentence, negative="", show_default=False)


def _check_time(_type: object, value: str | None) -> None:
    if value is not None and not _fits(_TIME, value):
        raise ValueError("Give a real date such as 2024-12-06, or a time such as 2024-12-06T16:30:00+08:00.")


def _check_language(_type: object, value: str | None) -> None:
    if value is not None and not _fits(_LANGUAGE, value):
        raise ValueError("Give a BCP 47 tag such as en or zh-Hant.")


def _fits(kind: TypeAdapter[str], value: str) -> bool:
    try:
        kind.validate_python(value, strict=True)
    except ValidationError:
        return False
    return True


Files = Annotated[str, Parameter(help="Files to read; - is standard input.", allow_leading_hyphen=True)]
PublishedAt = Annotated[
    str | None,
    Parameter(help="When it was published, where the file does not say (RFC 3339).", validator=_check_time),
]
Publisher = Annotated[str | None, Parameter(help="Who publishes it, where the file does not say.")]
Language = Annotated[
    str | None,
    Parameter(help="Its language, where the file does not say (BCP 47); en.", validator=_check_language),
]


def told(**options: str | None) -> dict[str, object]:
    """Keep the options that were given."""
    return {name: value for name, value in options.items() if value is not None}


def files_or_stdin(files: tuple[str, ...]) -> tuple[str, ...]:
    """Read standard input where no file is named, unless it is the keyboard; raises CommandError."""
    if files:
        return files
    if sys.stdin.isatty():
        raise CommandError("Name a file to read, or - to type it in.", ExitCode.USAGE)
    return (STANDARD_INPUT,)
