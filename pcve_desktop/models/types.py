"""Column types: vocabulary keys, lists of keys, moments in UTC."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import String
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.engine import Dialect

    from pcve_desktop.models.vocabularies import Vocabulary


class Choice(TypeDecorator[Any]):
    """One key of a vocabulary, stored as text; an unknown key reads as None."""

    impl = String
    cache_ok = True

    def __init__(self, vocabulary: type[Vocabulary]) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        # Asked for thousands of values of a long list.
        self._members = {member.value: member for member in vocabulary}

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str | None:
        """Store the key."""
        return None if value is None else self.vocabulary(value).value

    def process_result_value(self, value: Any, _dialect: Dialect) -> Any:
        """Read the key."""
        return self._members.get(value)


class Choices(TypeDecorator[Any]):
    """Several keys of a vocabulary, stored as a JSON list in vocabulary order."""

    impl = String
    cache_ok = True

    def __init__(self, vocabulary: type[Vocabulary]) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def process_bind_param(self, value: Iterable[Any] | None, _dialect: Dialect) -> str:
        """Store the keys."""
        wanted = {self.vocabulary(item) for item in value or ()}
        return json.dumps([item.value for item in self.vocabulary if item in wanted])

    def process_result_value(self, value: Any, _dialect: Dialect) -> tuple[Any, ...]:
        """Read the keys, leaving out those that this version does not know."""
        keys = set(json.loads(value)) if value else set()
        return tuple(item for item in self.vocabulary if item.value in keys)


class UtcDateTime(TypeDecorator[dt.datetime]):
    """A moment in UTC, stored as ISO text with milliseconds so that it sorts as text."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str | None:
        """Store the moment; a naive one is a bug."""
        if value is None:
            return None
        return str(value.astimezone(dt.UTC).isoformat(timespec="milliseconds"))

    def process_result_value(self, value: Any, _dialect: Dialect) -> dt.datetime | None:
        """Read the moment."""
        return None if value is None else dt.datetime.fromisoformat(value)
