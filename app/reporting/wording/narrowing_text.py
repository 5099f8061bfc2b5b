"""What narrows the MPG indications most, in one sentence per EN 15804 set."""

from collections.abc import Iterator, Sequence

from app.reporting.wording.number_text import NOTHING, percent_text
from app.reporting.wording.plain_text import clean
from app.texts import Language, label
from models.domain.band_narrowing import REMAINING_AFTER, BandNarrowing, NarrowingLine

_MOST_NAMED = 5


def narrowing_texts(found: Sequence[BandNarrowing], lang: Language) -> Iterator[str]:
    """A sentence for each band that estimates widen: its first lines, and the width that remains."""
    for one in found:
        if not any(line.is_estimated for line in one.lines):
            continue
        remaining = [_share(one.remaining.get(count), lang) for count in REMAINING_AFTER]
        yield label(
            "provisional_narrowing",
            lang,
            name=label("provisional_mpg_indication", lang, set=one.environmental_set or ""),
            lines=", ".join(_line(line, lang) for line in one.lines[:_MOST_NAMED]),
            **dict(zip(("five", "ten", "twenty"), remaining, strict=True)),
        )


def _line(line: NarrowingLine, lang: Language) -> str:
    named = {"line": clean(line.line_id), "description": clean(line.description)}
    if line.share is None:
        return label("provisional_narrowing_open", lang, **named)
    return label("provisional_narrowing_line", lang, **named, share=percent_text(line.share, lang))


def _share(share: float | None, lang: Language) -> str:
    return NOTHING if share is None else percent_text(share, lang)
