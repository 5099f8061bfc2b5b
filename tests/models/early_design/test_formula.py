"""Formulas of the reference data: arithmetic over names, and nothing else."""

import pytest

from models.domain.formula import formula


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2", 2.0),
        ("N*w", 20.0),
        ("2*(N + w) - d/4", 16.0),
        ("-d + 10", 2.0),
        ("max(d - 9, 0)", 0.0),
        ("min(N, w)", 4.0),
    ],
)
def test_arithmetic(text: str, value: float) -> None:
    assert formula(text).value({"N": 5.0, "w": 4.0, "d": 8.0}) == value


def test_the_names_that_it_asks_for() -> None:
    assert formula("max(facade - N*2.2, 0)").names == {"facade", "N"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "N w",
        "__import__('os').system('x')",
        "N.real",
        "N**9999999",
        "[1][0]",
        "max(N)",
        "max(N, w, d)",
        "sum(N, w)",
        "'a'*3",
        "True",
        "N if w else d",
        "1" * 300,
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"formula|arithmetic"):
        formula(text)
