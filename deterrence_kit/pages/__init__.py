"""The pages, one folder a notebook; no page knows another.

A link keeps what was chosen on other pages: so what each offers is known to all.
"""

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

for _room in iter_modules(__path__):
    _choices = f"{__name__}.{_room.name}.choices"
    if find_spec(_choices):
        import_module(_choices)
