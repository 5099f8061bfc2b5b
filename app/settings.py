"""The user's own settings, one small JSON file in the data folder."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from models.domain.defaults import DEFAULT_REQUIREMENT_SET

_FILE = "settings.json"
TEXT_PERCENTS = (90, 100, 110, 125, 150, 175, 200)
"""The sizes of text that can be chosen, in percent of the size that follows from the system."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that are kept between runs.

    Attributes:
        language: of the window, `nl` or `en`.
        theme: `system`, `light` or `dark`.
        text_percent: size of text in the window, in percent of what follows from the system, 90 to 200.
        number_locale: how numbers are written, `nl` or `en`.
        report_language: of PDF and texts, apart from the window's.
        default_requirement_set: of new projects.
        organisation: printed on reports; `logo_path` is the file name of a picture the user chose, "" for none.
            The picture itself was taken over into the data folder; the file is never opened again.
        author: who makes the reports, printed beside their date; "" for nobody.
        report_left_out: parts of the report that are not printed, by name, separated by commas.
        report_added: parts that are printed because the user asked for them, in the same way.
        indication: `shown` or `hidden`: whether the window shows indications beside the firm figures.
        last_project_id, last_variant_id: opened at start; "" for none.
        window_geometry: Qt's own bytes, base64.
        column_states: table name -> Qt's header state, base64.
    """

    language: str = "nl"
    theme: str = "system"
    text_percent: str = "100"
    number_locale: str = "nl"
    report_language: str = "nl"
    default_requirement_set: str = DEFAULT_REQUIREMENT_SET
    organisation: str = ""
    logo_path: str = ""
    author: str = ""
    report_left_out: str = ""
    report_added: str = ""
    indication: str = "shown"
    last_project_id: str = ""
    last_variant_id: str = ""
    window_geometry: str = ""
    column_states: tuple[tuple[str, str], ...] = ()

    @property
    def shows_indication(self) -> bool:
        """Whether the window shows what provisional products and estimates bring beside the firm figures."""
        return self.indication != "hidden"

    def column_state(self, table: str) -> str:
        """The header state of a table; "" when it was never changed."""
        return dict(self.column_states).get(table, "")

    def with_column_state(self, table: str, state: str) -> "Settings":
        return replace(self, column_states=tuple(sorted({**dict(self.column_states), table: state}.items())))


def load_settings(folder: Path) -> Settings:
    """Reads the settings in a folder; an absent value, or one of another type, becomes its default."""
    try:
        found = json.loads((folder / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _from(found) if isinstance(found, dict) else Settings()


def _from(found: dict[str, Any]) -> Settings:
    default = Settings()
    values: dict[str, Any] = {}
    for field in fields(Settings):
        value = found.get(field.name)
        if field.name == "column_states" and isinstance(value, list):
            values[field.name] = tuple(
                (str(pair[0]), str(pair[1])) for pair in value if isinstance(pair, list) and len(pair) == 2
            )
        elif isinstance(value, str) and isinstance(getattr(default, field.name), str):
            values[field.name] = value
    return replace(default, **values)


def save_settings(folder: Path, settings: Settings) -> None:
    """Writes the settings; the old file is replaced by a complete new one or not at all.

    Raises:
        OSError, FileNotWrittenError: the folder cannot be written.
    """
    from models.storage.whole_file import write_whole

    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / _FILE, json.dumps(asdict(settings), indent=1, sort_keys=True).encode())
