"""Fifty ways in which somebody might change a report after its export, each from a seed."""

import hashlib
import json
import random
import re
from collections.abc import Callable
from typing import Any

from pdf_kit import (
    assembled,
    attachment,
    compact,
    objects_of,
    packed,
    page_numbers,
    unpacked,
    with_attachment,
    with_page_text,
    with_update,
)

from app.reporting.pdf.recipe import RECIPE_NAME
from app.reporting.pdf.scorecard import ATTACHMENT_NAME, OUTCOME_NAME

_TEXT = re.compile(rb"\((?:\\.|[^\\)])*\) Tj")
_OCTAL = re.compile(rb"\\\d{3}")

Forgery = Callable[[bytes, random.Random], bytes]


def digit_places(content: bytes) -> list[int]:
    """Where digits stand in texts that are drawn, codes of other letters left out."""
    places: list[int] = []
    for text in _TEXT.finditer(content):
        inside = _OCTAL.sub(lambda code: b"~" * len(code.group()), text.group())
        places += [text.start() + at for at, byte in enumerate(inside) if 48 <= byte <= 57]
    return places


def other_digit(content: bytes, rng: random.Random) -> bytes:
    at = rng.choice(digit_places(content))
    digit = rng.choice([d for d in b"0123456789" if d != content[at]])
    return content[:at] + bytes([digit]) + content[at + 1 :]


def number_on_page(data: bytes, rng: random.Random) -> bytes:
    page = rng.randrange(len(page_numbers(objects_of(data))))
    return with_page_text(data, page, lambda content: other_digit(content, rng))


def _changed_project(data: bytes, rng: random.Random) -> bytes:
    document: Any = json.loads(attachment(data, ATTACHMENT_NAME))
    lines = document["project"]["variants"][0]["bill"]["lines"]
    line = rng.choice(lines)
    field = rng.choice([name for name in ("quantity", "mass_kg_per_unit") if line.get(name) is not None])
    line[field] = line[field] * rng.choice((0.1, 0.5, 2.0, 10.0))
    return compact(document)


def attached_data(data: bytes, rng: random.Random) -> bytes:
    return with_attachment(data, ATTACHMENT_NAME, _changed_project(data, rng))


def attached_outcome(data: bytes, rng: random.Random) -> bytes:
    document: Any = json.loads(attachment(data, OUTCOME_NAME))
    outcome = rng.choice([o for o in document["outcomes"] if o["lower"] is not None])
    outcome["lower"] = outcome["lower"] * 0.5
    return with_attachment(
        data, OUTCOME_NAME, (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
    )


def both_and_the_hashes(data: bytes, rng: random.Random) -> bytes:
    """The data, their hash wherever it stands, and a number on a page; the rest is not made again."""
    project = _changed_project(data, rng)
    before, after = (hashlib.sha256(p).hexdigest() for p in (attachment(data, ATTACHMENT_NAME), project))
    made = with_attachment(data, ATTACHMENT_NAME, project)
    for name in (OUTCOME_NAME, RECIPE_NAME):
        made = with_attachment(made, name, attachment(made, name).replace(before.encode(), after.encode()))
    made = _with_hash(made, before[:12].encode(), after[:12].encode())
    return number_on_page(made, rng)


def hash_text(data: bytes, rng: random.Random) -> bytes:
    before = hashlib.sha256(attachment(data, ATTACHMENT_NAME)).hexdigest()[:12].encode()
    return _with_hash(data, before, rng.randbytes(6).hex().encode())


def _with_hash(data: bytes, before: bytes, after: bytes) -> bytes:
    for page in range(len(page_numbers(objects_of(data)))):
        data = with_page_text(data, page, lambda content: content.replace(before, after))
    return data


def page_removed(data: bytes, rng: random.Random) -> bytes:
    objects = objects_of(data)
    number = next(n for n, body in objects.items() if b"/Kids" in body)
    kids = re.findall(rb"\d+ 0 R", objects[number].partition(b"/Kids")[2].partition(b"]")[0])
    body = objects[number].replace(rng.choice(kids), b"", 1)
    body = body.replace(b"/Count %d" % len(kids), b"/Count %d" % (len(kids) - 1))
    return assembled(data, {**objects, number: body})


def incremental_update(data: bytes, rng: random.Random) -> bytes:
    objects = objects_of(data)
    number = rng.choice(page_numbers(objects))
    return with_update(data, {number: packed(objects[number], other_digit(unpacked(objects[number]), rng))})


FORGERIES: tuple[tuple[Forgery, int], ...] = (
    (number_on_page, 15),
    (attached_data, 7),
    (attached_outcome, 4),
    (both_and_the_hashes, 7),
    (hash_text, 4),
    (page_removed, 6),
    (incremental_update, 7),
)


def forgery(place: int) -> Forgery:
    """The kind of the forgery with this number, 0 to 49."""
    for kind, count in FORGERIES:
        if place < count:
            return kind
        place -= count
    raise IndexError(place)
