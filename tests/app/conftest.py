"""All pages are imported: what they offer stands in links."""

import deterrence_kit.pages  # noqa: F401
