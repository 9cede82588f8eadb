"""What libraries say of a document: nothing that a person could act on."""

from __future__ import annotations

import logging
import warnings


def quiet_libraries() -> None:
    """Keep libraries' warnings off standard error; for programs only.

    PDF libraries warn of fonts, colours and odd objects, often hundreds of times a document. What
    of that costs words is seen in what was read.
    """
    logging.getLogger().addHandler(logging.NullHandler())
    warnings.simplefilter("ignore")
