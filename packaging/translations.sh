#!/bin/sh
# Brings the English of the window up to date: new texts appear as unfinished, texts that are gone disappear.
# The texts in the code are Dutch. Without locations the file changes only when a text does.
set -eu
cd "$(dirname "$0")/.."
BIN="${1:-.venv/bin}"
TEXTS=assets/translations/meetlat_en
find app/desktop widgets -name '*.py' | LC_ALL=C sort | xargs "$BIN/pyside6-lupdate" \
    -locations none -no-obsolete -source-language nl -target-language en -ts "$TEXTS.ts"
"$BIN/pyside6-lrelease" -silent "$TEXTS.ts" -qm "$TEXTS.qm"
