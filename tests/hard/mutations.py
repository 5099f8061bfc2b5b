"""Damage at random, the same for the same seed: bits, bytes, blocks, words and numbers."""

import random
import re

_NUMBER = re.compile(rb"\d+(?:[.,]\d+)?")
_NUMBERS = (
    b"-1",
    b"0",
    b"1e999",
    b"NaN",
    b"1.234,50",
    b"99999999999999999999",
    b"0x1F",
    b"1_000",
    b"\xd9\xa3",
    b"",
)
_WORDS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n", b'"', b"'", b"\\", b"\\u0000", b"\\ud800", b";;;",
    b"\t", b"{", b"}", b"[", b"]", b"<", b">", b"</", b"&", b"&x;", b"<!DOCTYPE a>", b"<![CDATA[", b"null",
    b"true", b"=1+1", b"#REF!", b"\xe2\x80\xae", b"\xf0\x9f\x98\x80", b"A" * 5000,
)  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The data with one to five kinds of damage."""
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        if data:
            data = chance.choice(_ACTS)(data, chance)
    return data


def _bits(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 4, 30))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _block(data: bytes, chance: random.Random) -> bytes:
    """A block taken away, doubled, or put somewhere else."""
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.choice((1, 3, 20, 400)))
    block, rest = data[start:end], data[:start] + data[end:]
    at = chance.randrange(len(rest) + 1)
    return chance.choice((rest, data[:end] + block + data[end:], rest[:at] + block + rest[at:]))


def _word(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_WORDS) + data[at + chance.choice((0, 0, 1, 3)) :]


def _number(data: bytes, chance: random.Random) -> bytes:
    found = list(_NUMBER.finditer(data))
    if not found:
        return data
    number = chance.choice(found)
    return data[: number.start()] + chance.choice(_NUMBERS) + data[number.end() :]


_ACTS = (_bits, _cut, _block, _word, _number)
