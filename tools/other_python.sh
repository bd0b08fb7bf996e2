#!/usr/bin/env bash
# The fast tests on another Python than the one of .venv, if there is one.
set -euo pipefail
cd "$(dirname "$0")/.."

OWN="$(.venv/bin/python -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
OTHER=""
for version in 3.14 3.13 3.12 3.11; do
    if [ "$version" = "$OWN" ]; then continue; fi
    for found in "$(command -v "python$version" || true)" \
            "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$version".*/bin/python; do
        if [ -z "$OTHER" ] && [ -x "$found" ] && "$found" -c 'import ssl, sqlite3' 2>/dev/null; then
            OTHER="$found"
        fi
    done
done
if [ -z "$OTHER" ]; then
    echo "== another Python: no other than $OWN from 3.11 to 3.14 is here, so none is tried"
    exit 0
fi
echo "== another Python: $("$OTHER" --version)"
SECOND="$(mktemp -d)"
trap 'rm -rf "$SECOND"' EXIT
"$OTHER" -m venv "$SECOND"
tools/install.sh app,test "$SECOND/bin/python"
"$SECOND/bin/python" -m pytest -q -n 2 -p no:cacheprovider tests/model tests/datasets \
    tests/serve/test_rooms.py tests/serve/test_zygote.py
