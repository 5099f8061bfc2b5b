#!/bin/sh
# Brings the English of the window up to date: new texts appear as unfinished, texts that are gone disappear.
# The texts in the code are Dutch. Without locations the file changes only when a text does.
set -eu
cd "$(dirname "$0")/.."
bin=${1:-.venv/bin}
texts=assets/translations/meetlat_en
files=$(find app/desktop widgets -name '*.py' | LC_ALL=C sort)
# shellcheck disable=SC2086 # no file name in the program has a space
"$bin/pyside6-lupdate" -silent $files -locations none -no-obsolete -source-language nl -target-language en -ts "$texts.ts"
"$bin/pyside6-lrelease" -silent "$texts.ts" -qm "$texts.qm"
