"""Each code of the store has its words in both languages, and no words stand there for nothing."""

import re
import tomllib

from models.storage import errors
from models.storage.errors import StorageError
from tests.places import ROOT


def test_codes_in_the_program_and_in_the_texts_are_the_same() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "models/storage").rglob("*.py"))
    used = set(re.findall(r'"(storage_\w+)"', source))
    entries = tomllib.loads((ROOT / "assets/texts/storage.toml").read_text("utf-8"))
    assert used == set(entries)
    for code, entry in entries.items():
        assert set(entry) == {"nl", "en", "todo_nl", "todo_en"}, code
        dutch, english = (sorted(re.findall(r"{\w+}", entry[lang])) for lang in ("nl", "en"))
        assert dutch == english, code


def test_the_words_use_only_values_that_their_error_carries() -> None:
    entries = tomllib.loads((ROOT / "assets/texts/storage.toml").read_text("utf-8"))
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, StorageError)]
    promised = {kind.code: set(re.findall(r"\w+", (kind.__doc__ or "").partition("Params:")[2])) for kind in kinds}
    for code, entry in entries.items():
        if code in promised:
            wanted = set(re.findall(r"{(\w+)}", " ".join(entry.values())))
            assert code == StorageError.code or wanted <= promised[code], code
