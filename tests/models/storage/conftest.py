"""Every error that a test of the store meets is also put into words, with the values it really carries."""

from collections.abc import Iterator

import pytest

from app import texts
from models.storage.errors import StorageError


@pytest.fixture(autouse=True)
def _errors_have_words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    raised: list[StorageError] = []
    real = StorageError.__init__

    def remember(self: StorageError, **params: str | float | int) -> None:
        real(self, **params)
        raised.append(self)

    monkeypatch.setattr(StorageError, "__init__", remember)
    yield
    for error in raised[-20:]:
        for lang in texts.LANGUAGES:
            assert texts.text(error.message, lang)
            assert texts.todo(error.message, lang)
