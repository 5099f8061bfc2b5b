#!/bin/sh
# Installs the system libraries that Qt needs without a screen, or prints how to. Only on Debian and its kin.
set -eu
packages="libegl1 libgl1 libglib2.0-0 libxkbcommon0 libfontconfig1 libdbus-1-3"
command -v dpkg-query >/dev/null 2>&1 || exit 0
missing=""
for package in $packages; do
    # Newer releases renamed libglib2.0-0 to libglib2.0-0t64, which provides the old name.
    dpkg-query -W -f '${db:Status-Status} ${Package} ${Provides}\n' 2>/dev/null |
        grep -q "^installed .*\b$package\b" || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" -eq 0 ]; then
    echo "Installing the libraries that Qt needs:$missing"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "Qt needs system libraries that are not installed. Without them no window opens and the tests stop. Run:" >&2
    echo "    sudo apt-get install -y --no-install-recommends$missing" >&2
fi
