"""Reads files of JSON lines whose objects all have one shape."""

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from services.cli.documents import read_documents
from services.cli.faults import CommandError

Model = TypeVar("Model", bound=BaseModel)


def read_lines(path: str, model: type[Model]) -> Iterator[tuple[str, Model]]:
    """Give each object with where it stands; `-` is standard input.

    Raises CommandError when the file cannot be read, or a line is no such object.
    """
    for document in read_documents((path,)):
        try:
            yield document.where, model.model_validate_json(document.content)
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False, include_input=False)[0]
            field = ".".join(map(str, first["loc"])) or "line"
            raise CommandError(f"{document.where}: {field}: {first['msg']}.") from None
