#!/bin/sh
# setup.sh PYTHON VENV: a virtual environment with exactly the locked versions, and the command meetlat in it.
set -eu
python=$1
venv=$2
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Meetlat needs Python 3.11 or newer; this is $("$python" --version)." >&2
    exit 1
}
echo "Setting up $venv (the first time takes a minute or two)"
"$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
    --requirement requirements.lock
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
