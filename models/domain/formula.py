"""Arithmetic written in the reference data, such as `2*(w + d)`: numbers, names, + - * /, min and max."""

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_OPERATORS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_FUNCTIONS: Mapping[str, Callable[..., float]] = {"min": min, "max": max}
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula over named amounts. Make it with `formula`, which checks it.

    Attributes:
        text: as it is written.
        names: the amounts that it asks for.
    """

    text: str
    names: frozenset[str]
    _tree: ast.expr = field(compare=False, repr=False)

    def value(self, amounts: Mapping[str, float]) -> float:
        """The value for these amounts.

        Raises:
            KeyError: an amount is absent.
            ZeroDivisionError: it divides by zero.
        """
        return _value(self._tree, amounts)


def formula(text: str) -> Formula:
    """The formula that a text writes.

    Raises:
        ValueError: it is no formula of this kind.
    """
    if len(text) > _LONGEST:
        raise ValueError("a formula that is too long")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        raise ValueError("no formula") from error
    names: set[str] = set()
    _check(tree, names)
    return Formula(text, frozenset(names), tree)


def _check(node: ast.expr, names: set[str]) -> None:
    """Adds the names under a node; refuses whatever is no arithmetic."""
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return
        case ast.Name(id=name):
            names.add(name)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            _check(inner, names)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            _check(left, names)
            _check(right, names)
        case ast.Call(func=ast.Name(id=name), args=[_, _], keywords=[]) if name in _FUNCTIONS:
            for part in node.args:
                _check(part, names)
        case _:
            raise ValueError(f"no arithmetic: {ast.unparse(node)}")


def _value(node: ast.expr, amounts: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name):
            return amounts[name]
        case ast.UnaryOp(operand=inner):
            return -_value(inner, amounts)
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATORS[type(op)](_value(left, amounts), _value(right, amounts))
        case ast.Call(func=ast.Name(id=name), args=[first, second]):
            return float(_FUNCTIONS[name](_value(first, amounts), _value(second, amounts)))
    raise ValueError("no arithmetic")  # `formula` lets no other node through
