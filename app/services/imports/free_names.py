"""A name that no other item of a list has."""

from collections.abc import Collection

_MOST_NAME = 200


def free_name(wanted: str, taken: Collection[str]) -> str:
    """The name, cut to 192 characters, with a number behind it when it is taken; `taken` is in lower case."""
    start = wanted[: _MOST_NAME - 8]
    free, number = start, 2
    while free.casefold() in taken:
        free, number = f"{start} ({number})", number + 1
    return free
