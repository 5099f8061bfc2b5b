"""Texts for people, in Dutch and English, from assets/texts: code -> sentence.

Every table in those files is one code with `nl` and `en`, and for findings `todo_nl` and `todo_en`.
Placeholders are filled from the message; numbers are written as the language writes them.
"""

import math
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from app.paths import TEXTS

if TYPE_CHECKING:
    from models.domain.outcome import Message, Param

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = {}
    for path in _files(""):
        for code, entry in _table(path).items():
            if code in texts:
                raise ValueError(f"{path.name}: {code} stands in two files")
            texts[code] = entry
    return texts


@cache
def _files(beginning: str) -> tuple[Path, ...]:
    """The files of texts whose names begin like this, in order."""
    return tuple(sorted(TEXTS.glob(f"{beginning}*.toml")))


@cache
def _table(path: Path) -> dict[str, dict[str, str]]:
    """One file of texts; the start of the window reads no other than that of the command line."""
    import tomllib

    return tomllib.loads(path.read_text("utf-8"))


class MissingTextError(KeyError):
    """Raised for a code that has no text in a language; `message` names the code and where to write its text."""

    def __init__(self, code: str, lang: str) -> None:
        from models.domain.outcome import Message

        super().__init__(code)
        self.message = Message("desktop_text_missing", {"text_code": code, "language": lang})


def _filled(code: str, key: str, params: Mapping[str, "Param"], lang: Language) -> str:
    sentence = _entry(code, lang).get(key)
    if sentence is None:
        raise MissingTextError(code, lang)
    if "{" not in sentence:
        return sentence
    return sentence.format_map({name: _param(value, lang) for name, value in params.items()})


def _entry(code: str, lang: Language) -> dict[str, str]:
    own = (table[code] for path in _files(code.partition("_")[0]) if code in (table := _table(path)))
    entry = next(own, None) or _catalogue().get(code)
    if entry is None:
        raise MissingTextError(code, lang)
    return entry


class _Count(int):
    """A number of things: `{count:regel|regels}` writes "1 regel" or "3 regels"."""

    def __format__(self, words: str) -> str:
        one, _, many = words.partition("|")
        return f"{int(self)} {one if self == 1 else many}" if many else str(int(self))


def _param(value: "Param", lang: Language) -> str | _Count:
    if isinstance(value, int):
        return _Count(value)
    if not isinstance(value, float):
        return _catalogue()[value][lang] if value.startswith(_OS_REASON) and value in _catalogue() else value
    return _number(value, lang)


_OS_REASON = "os_"


_SIGNIFICANT = 6


def _number(value: float, lang: Language) -> str:
    """A number of at most six significant digits, without exponent; whole numbers keep all their digits."""
    if not math.isfinite(value):
        return str(value)
    size = Decimal(repr(value))
    places = min(12, max(0, _SIGNIFICANT - 1 - size.adjusted())) if size else 0
    written = f"{size:,.{places}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written.translate(_DUTCH_MARKS) if lang == "nl" else written


_DUTCH_MARKS = str.maketrans({",": ".", ".": ","})


def text(message: "Message", lang: Language) -> str:
    """The sentence of a message.

    Raises:
        MissingTextError: the code has no text.
        KeyError: one of its placeholders is unknown; a test keeps that from happening.
    """
    return _filled(message.code, lang, message.params, lang)


def todo(message: "Message", lang: Language) -> str:
    """The sentence that says what to do about a finding; "" when its code has none."""
    key = f"todo_{lang}"
    return _filled(message.code, key, message.params, lang) if key in _entry(message.code, lang) else ""


def label(code: str, lang: Language, **params: "Param") -> str:
    """A fixed text of the program, such as a column heading."""
    return _filled(code, lang, params, lang)


def has_text(code: str) -> bool:
    """Whether a code that may do without has a text."""
    return code in _catalogue()


def missing_languages(code: str) -> tuple[Language, ...]:
    """The languages in which a code has no text."""
    entry = _catalogue().get(code, {})
    return tuple(lang for lang in LANGUAGES if not entry.get(lang))


def codes() -> frozenset[str]:
    """Every code that has a text."""
    return frozenset(_catalogue())


class Named(Protocol):
    """Something with a name in both languages, such as a product card; one of the two may be empty."""

    @property
    def name_nl(self) -> str: ...

    @property
    def name_en(self) -> str: ...


class Titled(Protocol):
    """Something with a title in both languages, such as a requirement set; one of the two may be empty."""

    @property
    def title_nl(self) -> str: ...

    @property
    def title_en(self) -> str: ...


def in_language(nl: str, en: str, lang: Language) -> str:
    """The one of two texts that is in a language, or the other where that one is empty."""
    return (en or nl) if lang == "en" else (nl or en)


def name_of(thing: Named, lang: Language) -> str:
    """The name in a language, or the only one there is."""
    return in_language(thing.name_nl, thing.name_en, lang)


def title_of(thing: Titled, lang: Language) -> str:
    """The title in a language, or the only one there is."""
    return in_language(thing.title_nl, thing.title_en, lang)
