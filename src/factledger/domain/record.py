"""Rows: a header that every row has, and a body that depends on its kind; their canonical bytes and leaf hash.

A body is a frozen dataclass whose fields are texts, lists of texts, or lists of texts per language. What a
field means stands beside it; the schema and its page in the docs are made from here.
"""

from __future__ import annotations

import json
import re
import secrets
import unicodedata
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from factledger.domain.log import leaf_hash
from factledger.errors import MisuseError, ParseError
from factledger.values.key import split_version

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

FORMAT = "1"
"""First version of the lists of fields; a row stores the one it was written by, so that old rows keep their bytes."""

MAX_TEXT = 10_000
"""Longest text in one field, in characters."""

YES = "yes"

Nested = tuple[str, ...] | dict[str, tuple[str, ...]]
Value = str | Nested | None

SHAPES = ("text", "list", "names")


def column(doc: str, *, shape: str = "text", required: bool = False, since: str = FORMAT) -> Any:  # noqa: ANN401  a dataclass field
    """Return a field of a body.

    Args:
        doc: What it holds, one sentence; it becomes the comment in the schema.
        shape: "text", "list" (of texts) or "names" (lists of texts per language code).
        required: Whether it must be given.
        since: The first version of the list of fields that has it.
    """
    metadata = {"doc": doc, "shape": shape, "since": since}
    return field(metadata=metadata) if required else field(default=None, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a body: its name, what it holds, its shape, and the first format that has it."""

    name: str
    doc: str
    shape: str
    required: bool
    since: str


@dataclass(frozen=True)
class Body:
    """Base of all bodies."""

    KIND: ClassVar[str]
    SINCE: ClassVar[str] = FORMAT
    """The first format that knows the kind."""

    def check(self) -> None:
        """Raise unless every field holds what it may hold, so that whoever reads the row can use it.

        Rows come from the database without this; it is for what is about to be written.

        Raises:
            FactledgerError: A date, number, word or language tag is none.
        """

    def __post_init__(self) -> None:
        """Bring every field into its one form: NFC, no control characters, nothing instead of an empty text."""
        for one in columns(type(self)):
            value = getattr(self, one.name)
            if value is None and not one.required:
                continue
            if not (one.shape == "text" and isinstance(value, str) and value and _is_clean(value)):
                object.__setattr__(self, one.name, _cleaned(one, value))

    @classmethod
    def of_texts(cls, fields: dict[str, str]) -> Self:
        """Return a body of texts that are in their one form already, none of them a list: nothing is looked at."""
        body = object.__new__(cls)
        body.__dict__.update(_EMPTY.get(cls.KIND) or _empty(cls))
        body.__dict__.update(fields)
        return body

    def to_row(self) -> dict[str, str | None]:
        """Return the fields as texts; lists and names become canonical JSON."""
        values: dict[str, Any] = vars(self)
        row = {name: values[name] for name in _EMPTY.get(self.KIND) or _empty(type(self))}
        for name in _nested(type(self)):
            if row[name] is not None:
                row[name] = canonical_json(_as_json(row[name])).decode()
        return row

    def to_json(self) -> dict[str, Any]:
        """Return the fields that are there, nested ones as JSON arrays and objects of texts."""
        values: dict[str, Any] = vars(self)
        names = _EMPTY.get(self.KIND) or _empty(type(self))
        found = {name: value for name in names if (value := values[name]) is not None}
        for name in _nested(type(self)):
            if name in found:
                found[name] = _as_json(found[name])
        return found


@dataclass(frozen=True)
class Removed(Body):
    """What stands in the place of a body that was removed: nothing of it but the leaf of its row.

    Attributes:
        leaf: The leaf hash of the row, as the log has it.
        by: Position of the redaction that says who removed it; None where there is none, and the row was changed.
        why: The reason that it gives.
    """

    KIND: ClassVar[str] = "removed"

    leaf: bytes = b""
    by: int | None = None
    why: str | None = None

    def __post_init__(self) -> None:
        """Leave the fields as they are: none of them is a column."""

    def to_row(self) -> dict[str, str | None]:
        """Return nothing."""
        return {}

    def to_json(self) -> dict[str, Any]:
        """Return nothing."""
        return {}


_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", re.ASCII)

_POSITION = re.compile(r"0|[1-9]\d{0,17}", re.ASCII)


@lru_cache(maxsize=1024)
def check_tag(tag: str) -> None:
    """Raise ParseError unless a text is a language tag; the language may be one that cannot be read yet."""
    if not _TAG.fullmatch(tag):
        msg = f"{tag!r} is no language tag"
        raise ParseError(msg, expected="a tag such as pt or pt-BR")


def check_count(name: str, value: str) -> None:
    """Raise ParseError unless a text is a whole number."""
    if not _POSITION.fullmatch(value):
        msg = f"{name} is no whole number"
        raise ParseError(msg, expected="digits", found=repr(value[:60]))


def check_names(names: Iterable[str] | None) -> None:
    """Raise ParseError unless texts name versions of rows, each once and in order: KEY@@2."""
    found = list(names or ())
    for name in found:
        if split_version(name)[1] is None:
            msg = "this names no version of a row"
            raise ParseError(msg, expected="KEY@@2", found=repr(name[:200]))
    if found != sorted(set(found)):
        msg = "names of rows stand in order, each once"
        raise ParseError(msg, found=", ".join(found)[:200])


def check_word(name: str, value: str | None, allowed: Iterable[str]) -> None:
    """Raise MisuseError when a value is given that is none of those allowed."""
    if value is not None and value not in (allowed := tuple(allowed)):
        msg = f"{value!r} is no {name}"
        raise MisuseError(msg, expected=", ".join(allowed))


AnyBody = TypeVar("AnyBody", bound=Body)


_COLUMNS: dict[str, tuple[Column, ...]] = {}


def columns(body: type[Body]) -> tuple[Column, ...]:
    """Return the fields of a kind of body, in their order."""
    if body.KIND not in _COLUMNS:
        _COLUMNS[body.KIND] = tuple(
            Column(name=one.name, required=one.default is MISSING, **one.metadata) for one in fields(body)
        )
    return _COLUMNS[body.KIND]


_EMPTY: dict[str, dict[str, None]] = {}


def _empty(body: type[Body]) -> dict[str, None]:
    """Return every field of a kind of body, with nothing in it."""
    return _EMPTY.setdefault(body.KIND, dict.fromkeys(one.name for one in columns(body)))


_NESTED: dict[str, tuple[str, ...]] = {}


def _nested(body: type[Body]) -> tuple[str, ...]:
    """Return the fields of a kind of body that are no single texts."""
    if body.KIND not in _NESTED:
        _NESTED[body.KIND] = tuple(one.name for one in columns(body) if one.shape != "text")
    return _NESTED[body.KIND]


_REQUIRED: dict[str, frozenset[str]] = {}


def _required(body: type[Body]) -> frozenset[str]:
    """Return the fields of a kind of body that have to be there."""
    if body.KIND not in _REQUIRED:
        _REQUIRED[body.KIND] = frozenset(one.name for one in columns(body) if one.required)
    return _REQUIRED[body.KIND]


def formats(body: type[Body]) -> tuple[str, ...]:
    """Return the versions of the list of fields that a kind of body has had; the last is the one that is written."""
    return tuple(sorted({body.SINCE} | {one.since for one in columns(body)}))


def _cleaned(one: Column, value: Any) -> Value:  # noqa: ANN401  what a caller gave
    if one.shape == "text" and value is not None:
        value = clean_text(one.name, value)
    if value is None or value in ("", (), [], {}):
        if one.required:
            msg = f"{one.name} is missing"
            raise ParseError(msg, expected=one.doc)
        return None
    if one.shape == "text":
        text: str = value
        return text
    if one.shape == "list":
        if isinstance(value, (list, tuple)):
            return tuple(clean_text(one.name, item) for item in value)
    elif isinstance(value, dict):
        return {
            clean_text(one.name, code): tuple(clean_text(one.name, name) for name in value[code])
            for code in sorted(value)
        }
    msg = f"{one.name} has the wrong form"
    raise ParseError(msg, expected=one.shape, found=type(value).__name__)


def clean_text(name: str, value: Any) -> str:  # noqa: ANN401  what a caller gave
    """Return a text in its one form: NFC and trimmed.

    Args:
        name: What it is, for the message.
        value: The text.

    Raises:
        ParseError: It is no text, too long, or holds a control character or half of a surrogate pair.
    """
    if not isinstance(value, str):
        msg = f"{name} is no text"
        raise ParseError(msg, expected="a text", found=type(value).__name__)
    if _is_clean(value):
        return value
    text = unicodedata.normalize("NFC", value).strip()
    if len(text) > MAX_TEXT:
        msg = f"{name} is too long"
        raise ParseError(msg, expected=f"at most {MAX_TEXT} characters", found=f"{len(text)}")
    bad = next((c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"), None)
    if bad is not None:
        msg = f"{name} holds a control character"
        raise ParseError(msg, found=f"U+{ord(bad):04X}", do="remove it")
    return text


def are_clean(texts: Collection[str]) -> bool:
    """Tell at once of most texts that all of them are in their one form already; others may be too.

    Joined by quotation marks, the end of each is beside one; with every space as one more of them, an empty text and
    one with a space at an end come to two in a row.
    """
    try:
        joined = '"' + '"'.join(texts) + '"'
    except TypeError:
        return False
    if len(joined) > MAX_TEXT or '""' in joined.replace(" ", '"'):
        return False
    if joined.isascii():
        # What `isprintable` finds out, several times as fast.
        return not joined.encode().translate(None, _PRINTABLE)
    return joined.isprintable() and unicodedata.is_normalized("NFC", joined)


_PRINTABLE = bytes(range(ord(" "), ord("~") + 1))


def _is_clean(text: str) -> bool:
    """Tell at once of most texts that they are in their one form already."""
    return len(text) <= MAX_TEXT and text.isascii() and text.isprintable() and text.strip(" ") == text


def _as_json(value: Value) -> Any:  # noqa: ANN401  JSON
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, dict):
        return {code: list(names) for code, names in value.items()}
    return value


def from_texts(body: type[AnyBody], row: Mapping[Any, Any]) -> AnyBody:
    """Return a body from the texts of its columns, as `to_row` gave them; other columns are passed over."""
    names = _EMPTY.get(body.KIND) or _empty(body)
    found = {name: value for name in names if (value := row[name]) is not None}
    plain = plain_body(body, found)
    if plain is not None:
        return plain
    nested = _nested(body)
    return body(**{name: _parsed(value) if name in nested else value for name, value in found.items()})


def plain_body(body: type[AnyBody], found: dict[str, Any]) -> AnyBody | None:
    """Return a body from the columns that hold something; None where they are not plainly texts in their one form."""
    is_plain = found.keys().isdisjoint(_nested(body)) and found.keys() >= _required(body) and are_clean(found.values())
    return body.of_texts(found) if is_plain else None


def _parsed(value: str | None) -> Any:  # noqa: ANN401  JSON
    return None if value is None else json.loads(value)


_PLAIN = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical_json(value: Any) -> bytes:  # noqa: ANN401  JSON of strings, arrays and objects
    """Return the canonical bytes of JSON that holds nothing but strings, arrays and objects.

    Source: RFC 8785. Without numbers, its rules come to keys sorted by their UTF-16 code units (3.2.3), no
    spaces, and the shortest escapes, which is what `json` writes.
    """
    if _has_ascii_keys(value):
        return _PLAIN.encode(value).encode("utf-8")
    text = json.dumps(_sorted(value), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8")


def _has_ascii_keys(value: Any) -> bool:  # noqa: ANN401  JSON
    """Tell whether all keys are ASCII, whose code units sort as the encoder sorts; a row's own always are."""
    if isinstance(value, dict):
        is_flat = _FLAT.issuperset(map(type, value.values()))
        return "".join(value).isascii() and (is_flat or _has_ascii_keys(list(value.values())))
    return not isinstance(value, list) or _FLAT.issuperset(map(type, value)) or all(map(_has_ascii_keys, value))


_FLAT = frozenset((str,))


def _sorted(value: Any) -> Any:  # noqa: ANN401  JSON
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value, key=_utf16)}
    return [_sorted(one) for one in value] if isinstance(value, list) else value


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")


def new_salt() -> str:
    """Return 128 random bits as hexadecimal digits, so that a leaf does not give away a guessable body."""
    return secrets.token_hex(16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the ledger.

    Attributes:
        seq: Its position in the whole ledger, from 1 without gaps; 0 before it is written.
        kind: What it holds: source, unit, rate, claim, entry, acceptance, publication, redaction.
        key: What names it.
        version: 1 for the first statement, one more for each correction.
        recorded_at: When it was recorded, UTC, ISO 8601 with seconds.
        recorded_by: Who recorded it.
        reason: Why, for a correction.
        salt: 128 random bits, hexadecimal; empty when the body was removed.
        is_void: Whether this version withdraws what was recorded wrongly.
        format: Version of the list of fields; of a new row the newest one of its kind.
        body: What it says.
    """

    kind: str
    key: str
    version: int
    recorded_at: str
    recorded_by: str
    salt: str
    body: Body
    reason: str | None = None
    is_void: bool = False
    format: str = ""
    seq: int = 0

    def __post_init__(self) -> None:
        """Give a new row the format that is written."""
        if not self.format:
            object.__setattr__(self, "format", formats(type(self.body))[-1])

    @property
    def name(self) -> str:
        """Key and version, as a row is named by others: KEY@@2."""
        return f"{self.key}@@{self.version}"

    @property
    def is_redacted(self) -> bool:
        """Whether its body was removed."""
        return isinstance(self.body, Removed)

    @property
    def ended(self) -> str | None:
        """Why nothing may rest on it, and the row that says so: "was withdrawn (#41)"; None where it stands."""
        if isinstance(self.body, Removed):
            return f"was redacted (#{self.body.by})" if self.body.by else "has lost its content"
        return f"was withdrawn (#{self.seq})" if self.is_void else None

    def to_json(self) -> dict[str, Any]:
        """Return the row as JSON of strings, without its position."""
        found = {
            "format": self.format,
            "kind": self.kind,
            "key": self.key,
            "version": str(self.version),
            "recorded_at": self.recorded_at,
            "recorded_by": self.recorded_by,
        }
        if isinstance(self.body, Removed):
            gone = {REDACTED: self.body.leaf.hex()}
            return found | ({"void": YES} | gone if self.is_void else gone)
        if self.reason is not None:
            found["reason"] = self.reason
        found["salt"] = self.salt
        if self.is_void:
            found["void"] = YES
        return found | self.body.to_json()

    def leaf_bytes(self) -> bytes:
        """Return the bytes that the log commits to."""
        assert not self.is_redacted  # noqa: S101  an inner invariant: nobody has these bytes any more
        return canonical_json(self.to_json())

    @property
    def leaf(self) -> bytes:
        """The leaf hash of the row, which outlives its body."""
        return self.body.leaf if isinstance(self.body, Removed) else leaf_hash(self.leaf_bytes())

    def at(self, seq: int) -> Row:
        """Return the row at a position."""
        return replace(self, seq=seq)


_SALT = re.compile(r"[0-9a-f]{32}", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def check_header(row: Row) -> None:
    """Raise ParseError unless the header of a row is one that could have been written."""
    texts = {"key": row.key, "recorded_at": row.recorded_at, "recorded_by": row.recorded_by, "reason": row.reason}
    for name, text in texts.items():
        if text is None and name == "reason":
            continue
        if not text or clean_text(name, text) != text:
            msg = f"its {name} is not in its canonical form (NFC, trimmed, not empty)"
            raise ParseError(msg, found=repr(text)[:80])
    check_marks(row)


def check_marks(row: Row) -> None:
    """Raise ParseError unless salt, version and time of a row are such; its texts are in their one form already."""
    if not row.is_redacted and not _SALT.fullmatch(row.salt):
        msg = "its salt is malformed"
        raise ParseError(msg, expected="32 hexadecimal digits", found=repr(row.salt)[:80])
    if not isinstance(row.version, int) or row.version < 1 or (row.is_void and row.version == 1):
        msg = "its version is malformed" if not row.is_void else "its first version withdraws what was never recorded"
        raise ParseError(msg, found=repr(row.version)[:80])
    _check_time(row.recorded_at)


def _check_time(text: str) -> None:
    if not _is_time(text):
        msg = "its recorded_at is no time"
        raise ParseError(msg, expected="a time in UTC such as 2026-05-15T10:00:00Z", found=repr(text)[:80])


@lru_cache(maxsize=1024)
def _is_time(text: str) -> bool:
    """Tell whether a text is a time as it is stored; rows that were recorded together have one."""
    try:
        return bool(_TIME.fullmatch(text)) and bool(datetime.fromisoformat(text))
    except ValueError:
        return False


REDACTED = "redacted"
"""Name under which a row without its body states its leaf, in hexadecimal digits."""

HEADER = ("format", "kind", "key", "version", "recorded_at", "recorded_by", "reason", "salt", "void", REDACTED)
"""Names that no body may use."""
