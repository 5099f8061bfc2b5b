#!/bin/sh
# Writes requirements.lock anew from pyproject.toml, for all platforms and with hashes. Needs uv on the path.
set -eu
uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --upgrade \
    --no-emit-index-url --no-header --quiet --output-file requirements.lock
sed -i '1i # Locked versions for make and for the pip lines in the README; written by make lock.' requirements.lock
