#!/bin/sh
# Installs the project with the extras that are named, `tools/install.sh app`, for the Python of .venv or
# another. By uv, in a quarter of the time that pip takes; by pip where that does not work. Where pip is
# told to look in another place than usual, both do.
python=${2:-.venv/bin/python}
pip="-m pip --disable-pip-version-check"
from=$("$python" $pip config get global.index-url 2>/dev/null)
from=${PIP_INDEX_URL:-$from}
.venv/bin/python $pip install --quiet uv &&
	.venv/bin/uv pip install --quiet --python "$python" ${from:+--default-index "$from"} --editable ".[$1]" &&
	exit
echo "      uv could not do it; pip tries ..."
exec "$python" $pip install --quiet --editable ".[$1]"
