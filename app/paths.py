"""Folders of the program's own files and of the user's data."""

from pathlib import Path

APP_NAME = "Meetlat"
_ROOT = Path(__file__).resolve().parent.parent
REFERENCE_DATA = _ROOT / "reference_data"
EXAMPLES = REFERENCE_DATA / "examples"
ASSETS = _ROOT / "assets"
TEXTS = ASSETS / "texts"
FONTS = ASSETS / "fonts"


def user_data_folder(profile_folder: Path | None = None) -> Path:
    """The folder for the user's database and backups; `profile_folder` takes its place when given."""
    if profile_folder is not None:
        return profile_folder
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False)


def default_database(profile_folder: Path | None = None) -> Path:
    return user_data_folder(profile_folder) / "meetlat.db"
