"""The language and the number format of the window."""

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.paths import ASSETS
from app.settings import Settings

_TRANSLATIONS = ASSETS / "translations"


def set_language(application: QApplication, settings: Settings) -> None:
    """Installs the translators and the number format; the texts in the code are Dutch."""
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale("en_GB" if settings.number_locale == "en" else "nl_NL"))
    qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for folder, name in (
        (qt_folder, f"qtbase_{settings.language}"),
        (_TRANSLATIONS, f"meetlat_{settings.language}"),
    ):
        translator = QTranslator(application)
        if translator.load(str(folder / name)):
            application.installTranslator(translator)
        else:
            translator.deleteLater()
