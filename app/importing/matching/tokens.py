"""Lexical reading of a description: words, marks and sizes, in one pass from left to right.

Compounds, hyphens, underscores, capitals and accents make no difference to what comes out.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

MOST_CHARACTERS = 600
"""A description says what it is about in its first sentences; the rest of a long one is not read."""

_SIMPLE = re.compile(r"[a-z]++(?:[ -][a-z]++)*+")
_DIGIT = re.compile(r"\d")
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})")
_LEADING_CODE = re.compile(r"^\(?(?:nl-?sfb)?[\s:.]*\(?\d\d[.)]\d{0,3}(?:\.\d+)*\)?[\s:.-]+(?=[a-z])")
"""An element code before the words, as modellers write it."""
_DOORS = (
    "ifc|entrance|internal|external|interior|exterior|front|back|fire|garage|sliding|flush|single|timber|steel"
)
_ENGLISH_DOOR = re.compile(
    rf"^door\b(?!\s(?:de|het|een)\b)|\bdoor(?=\s*(?:$|[-(,:])|\s(?:{_DOORS})\b)|\b(?:{_DOORS})[\s-]door\b"
)
"""At the beginning or the end of a name or beside English words; in a Dutch sentence "door" means "by"."""
_HEAT_SOURCE = re.compile(r"\b([lbw])\s?/\s?w\b")
_HEAT_SOURCES = {"l": "lucht", "b": "bodem", "w": "water"}
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_THOUSANDS = re.compile(r"(?<!\d)(?<!\d\.)([1-9]\d?)\.(\d{3})(?=\s?mm\b)")
_FOLDS = str.maketrans({
    "×": "x", "ø": "ø", "Ø": "ø", "⌀": "ø", "∅": "ø", "²": "2", "³": "3", "¹": "1", "_": " ", "ß": "ss",
    "\N{EN DASH}": "-", "\N{EM DASH}": "-", "\N{NON-BREAKING HYPHEN}": "-", "\N{HYPHEN}": "-",
    "\N{MINUS SIGN}": "-",
    "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "\N{THIN SPACE}": " ", "½": ".5", "¾": ".75",
})  # fmt: skip


class Kind(StrEnum):
    """What a token is; the sizes by the way in which they are written."""

    PLAIN = "plain"
    WORD = "word"
    MARK = "mark"
    SKIP = "skip"
    CODE = "code"
    PROFILE = "profile"
    KERB = "kerb"
    LEAVES = "leaves"
    TIMES = "times"
    DIMS = "dims"
    BUILD = "build"
    TRIPLE = "triple"
    MESH = "mesh"
    DIAMETER = "diameter"
    THICK = "thick"
    THICK_AFTER = "thickafter"
    LONG = "long"
    WIDE = "wide"
    HIGH = "high"
    POWER = "power"
    LITRES = "litres"
    FLOW = "flow"
    LAYERS = "layers"
    MILLIMETRES = "mm"
    NUMBER = "number"


_N = r"\d+(?:\.\d+)?"
_U = r"(?:\s?(?:mm|cm|m)\b(?![23]))?"
_X = r"\s?[x*]\s?"
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (Kind.PLAIN, r"(?!(?:r[cd]?|u)\s?-?\s?waarde)[^\W\d]++(?!\d|\+|[ .:=>~-]{0,3}(?:ca\.?\s?)?\d)"),
    (
        Kind.SKIP,
        rf"\br[cd]?\s?(?:-?\s?waarde)?\s?(?:[=>≥:]|min\.?|>=)?\s?{_N}(?![\d/x])(?:\s?m2\.?k/w)?"
        rf"|\bu\s?[-=]?\s?(?:waarde)?\s?[=:]?\s?{_N}|\b(?:19|20)\d\d\b(?!\s?(?:mm|x))|\b{_N}\s?%|\b\d+\s?db\b"
        rf"|\bh\.?o\.?h\.?\s?(?:afstand)?\s?[=:]?\s?{_N}\s?(?:mm|cm)?|\b\d+\s?(?:min(?:uten)?|stops?)\b\.?"
        rf"|\bral\s?\d{{4}}|\b{_N}\s?(?:kg|kn|n)/m+m?[23]?|\blb\s?\d\d\b|\b\d+\s?pond\b"
        rf"|\bl?ambda\s?[=:]?\s?{_N}|\b(?:fase|blok|type|merk|bouwnummers?|bnr|woning|kavel|pos)\.?\s?\d+\w?\b"
        rf"|\b\d+\s?(?:woning(?:en)?|won|app(?:artementen)?|stuks?|st|keer|deurs|treden|persoons|sporen)\b\.?"
        rf"|\b{_N}\s?(?:m2|m3|m1|m')(?![\w])|\b\d+e\b|\b(?:\d+\s?[x*]\s?)?\d+\s?w[pt]?\b",
    ),
    (
        Kind.CODE,
        r"\bc\d{1,2}/\d{2}\b|\bgl\s?\d{2}[hc]?\b|\bc(?:14|16|18|20|24|27|30)\b|\bb(?:500b?|25|35|45)\b"
        r"|\bcs\s?\d\d\b|\bcem\s?i{1,3}\b(?:/[abc])?|\bcat\.?\s?[567]a?\b|\bhr\s?107\b|\br\s?(?:32|290)\b|\bv313\b"
        r"|\bs(?:235|275|355)\b|\bsn[48]\b|\bosb\s?/?\s?[234]\b|\bei\s?\d+\b|\bxc\d|\bx[sdfa]\d|\bhr\+{1,3}"
        r"|\b\d{2,3}r(?:/\d{3})?\b|\b(?:33|44|55|66)\.[12]\b|\b\d+-aderig\b|\bac\s?\d+\s?(?:surf|bin|base|bind)\b"
        r"|\bmg\s?0/\d+(?:\.\d+)?|\b0/\d+(?:\.\d+)?|\baisi\s?\d+|\b[35]-?laagsplaat|\b[35]-laags plaat",
    ),
    (
        Kind.PROFILE,
        rf"\b(?:hea|heb|hem|ipe|inp|unp|upe|ina)\s?-?\s?\d{{2,4}}\b|\bhe\s?\d{{3}}\s?[abm]\b"
        rf"|\b(?:koker|kokerprofiel|buis|k|shs|rhs|chs|rhsc|hfrhs|hoekstaal|hoekprofiel|hoeklijn|l)\s?"
        rf"{_N}{_X}{_N}(?:{_X}{_N})?(?:\s?mm)?",
    ),
    (Kind.KERB, rf"\b{_N}/{_N}{_X}{_N}(?:\s?[cm]m)?"),
    (
        Kind.BUILD,
        r"\b\d{1,2}(?:\.\d)?[-/]\d{1,2}[-/]\d{1,2}(?:\.\d)?(?:[-/]\d{1,2}[-/]\d{1,2}(?:\.\d)?)?\b(?![-/]?\d)",
    ),
    (Kind.TRIPLE, r"\b\d{2,3}\s?[-/]\s?\d{1,3}\s?[-/]\s?\d{2,3}\b"),
    (Kind.MESH, r"(?:[#ø]\s?|\b)\d{1,2}\s?-\s?\d{3}\b|#\s?ø?\d+"),
    (Kind.DIAMETER, rf"(?:ø|\bdiam(?:eter)?\.?|\brond\b|\bdoorsnede|\bdn|\bo/)\s?[:=]?\s?{_N}(?:/{_N})?{_U}"),
    (
        Kind.THICK,
        rf"\b(?:laag)?(?:dikte|dik|dk|th|thk|thickness|dicke|stark)\.?\s?[:=]?\s?(?:ca\.?\s?)?{_N}{_U}"
        rf"|\b[dt]\s?[:=]\s?{_N}{_U}",
    ),
    (
        Kind.LONG,
        rf"\b(?:lengte|lang|lg|length)\.?\s?[:=]?\s?(?:ca\.?\s?)?{_N}{_U}|\bl\s?[:=]\s?{_N}{_U}|\b{_N}\s?m1?\s(?:lang|lengte)\b",
    ),
    (
        Kind.WIDE,
        rf"\b(?:breedte|breed|br|width)\.?\s?[:=]?\s?(?:ca\.?\s?)?{_N}{_U}|\bb\s?[:=]\s?{_N}{_U}|\b{_N}\s?[mc]?m\sbreed\b",
    ),
    (
        Kind.HIGH,
        rf"\b(?:hoogte|hoog|hg|height)\.?\s?[:=]?\s?(?:ca\.?\s?)?{_N}{_U}|\bh\s?[:=]\s?{_N}{_U}|\b{_N}\s?[mc]?m\shoog\b",
    ),
    (Kind.POWER, rf"\b{_N}\s?kw\b"),
    (Kind.LAYERS, r"\b[1-5]\s?-?\s?(?:laags?e?|lagen|lgs)\b"),
    (Kind.LITRES, rf"\b{_N}\s?(?:l|ltr|liter|lit)\b"),
    (Kind.FLOW, rf"\b{_N}\s?m3/(?:h|u|uur)\b"),
    (Kind.LEAVES, rf"\b{_N}(?:\s?[mc]m)?(?:\s?\+\s?{_N}(?:\s?[mc]m)?){{1,3}}(?![\w])"),
    (Kind.DIMS, rf"\b\d+(?:\.\d+)?{_U}(?:{_X}{_N}{_U}){{1,3}}"),
    (Kind.THICK_AFTER, rf"\b{_N}\s?(?:mm|cm)?\s(?:dik|thick|dick)\b"),
    (Kind.MILLIMETRES, rf"\b{_N}\s?(?:mm|cm|m)\b(?![23'])"),
    (Kind.WORD, r"[^\W\d]+(?:\+{1,3}(?!\s?\d))?"),
    (Kind.NUMBER, rf"{_N}"),
    (Kind.MARK, r"[,;|()\[\]/&+:.-]"),
)
_SPLIT_DIGITS = re.compile(r"(?<=[a-z]{2})(?=\d)")
_KEEP_DIGITS = re.compile(r"\b(?:[a-z]+\d+[a-z]*\d*)\b")
_LEXER = re.compile(r"\s*+(?:" + "|".join(f"(?P<{kind.value}>{pattern})" for kind, pattern in _PATTERNS) + ")")
_DOTTED = re.compile(r"\b(?:[a-z]\.\s?){2,5}(?![a-z]{2})")
_CODES_WITH_DIGITS = re.compile(
    r"(?:c|b|gl|s|sn|cat|hr|r|v|osb|ei|xc|xs|xd|xf|xa|ac|cs|lb|hea|heb|hem|ipe|inp|unp|upe|ina|dn|k|mg|aisi)\d"
)


@dataclass(slots=True)
class Token:
    """One token of a folded text; `start` is its place there."""

    kind: Kind
    text: str
    start: int


@dataclass(slots=True)
class Reading:
    """A folded text with its tokens in order, and the sizes among them by kind."""

    text: str
    tokens: tuple[Token, ...]
    sizes: Mapping[Kind, tuple[Token, ...]] = field(default_factory=dict)


def folded(text: str) -> str:
    """The text in small letters without accents, with one sign for each mark, its numbers with a decimal point."""
    if len(text) < MOST_CHARACTERS and _SIMPLE.fullmatch(text) and "door" not in text:
        return text.replace("begane grond", "beganegrond")
    text = " ".join(text[:MOST_CHARACTERS].split())
    if not text.isupper() and not text.islower():
        text = _CAMEL.sub(" ", text)
    text = text.translate(_FOLDS).casefold()
    if text[:1] in "(n0123456789":
        text = _LEADING_CODE.sub("", text)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    if "door" in text:
        text = _ENGLISH_DOOR.sub(lambda m: m[0].replace("door", "deur"), text)
    text = _HEAT_SOURCE.sub(lambda m: f"{_HEAT_SOURCES[m[1]]} water", text) if "/w" in text else text
    text = _DECIMAL_COMMA.sub(".", text).replace("begane grond", "beganegrond")
    text = _THOUSANDS.sub(r"\1\2", text)
    if "." in text:
        text = _DOTTED.sub(lambda m: m[0].replace(".", "").replace(" ", "") + " ", text)
    return _parted(text)


def _parted(text: str) -> str:
    """`kzs100` in two; codes such as C30/37 and HR107 stay whole."""
    if not _DIGIT.search(text):
        return text
    return _KEEP_DIGITS.sub(
        lambda m: m[0] if _CODES_WITH_DIGITS.match(m[0]) else _SPLIT_DIGITS.sub(" ", m[0]), text
    )


def read(text: str) -> Reading:
    """The tokens of a text as typed."""
    return read_folded(folded(text))


def read_folded(text: str) -> Reading:
    """The tokens of a folded text."""
    tokens: list[Token] = []
    sizes: dict[Kind, list[Token]] = {}
    for match in _LEXER.finditer(text):
        kind_name = match.lastgroup or ""
        kind = _BY_NAME[kind_name]
        token = Token(kind, match[kind_name], match.start())
        tokens.append(token)
        if kind not in _NO_SIZES:
            sizes.setdefault(kind, []).append(token)
    return Reading(text, tuple(tokens), {kind: tuple(found) for kind, found in sizes.items()})


_BY_NAME = {kind.value: kind for kind in Kind} | {Kind.PLAIN.value: Kind.WORD}
_NO_SIZES = frozenset({Kind.WORD, Kind.MARK, Kind.SKIP, Kind.CODE})
