"""What narrows the MPG indications most, as part of the JSON document."""

from models.domain.band_narrowing import REMAINING_AFTER, BandNarrowing

Json = dict[str, object]
MOST_LINES = max(REMAINING_AFTER)
"""Lines that are written; `line_count` says how many there are."""


def narrowing_json(found: BandNarrowing) -> Json:
    """One narrowing, its lines in order and the width that remains after some of them."""
    return {
        "subject": found.subject,
        "set": found.environmental_set,
        "unit": found.unit,
        "width": found.width,
        "line_count": len(found.lines),
        "lines": [
            {"id": line.line_id, "width": line.width, "share": line.share, "is_estimated": line.is_estimated}
            for line in found.lines[:MOST_LINES]
        ],
        "remaining": {str(count): share for count, share in found.remaining.items()},
    }
