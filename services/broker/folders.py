"""Where things lie: downloads in the user's cache, the background broker in the user's state folder."""

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder for downloads: `VISITWIRE_CACHE_DIR`, else `visitwire` in the user's cache folder."""
    own = os.environ.get("VISITWIRE_CACHE_DIR")
    return Path(own) if own else _user_folder("XDG_CACHE_HOME", ".cache", "Library/Caches") / "visitwire"


def broker_folder() -> Path:
    """Return the folder of the broker that runs in the background, its state, its logs and its data.

    `VISITWIRE_BROKER_DIR`, else `visitwire/broker` in the user's state folder: one broker per user, found
    from every working directory.
    """
    own = os.environ.get("VISITWIRE_BROKER_DIR")
    if own:
        return Path(own).absolute()
    return _user_folder("XDG_STATE_HOME", ".local/state", "Library/Application Support") / "visitwire/broker"


def _user_folder(variable: str, elsewhere: str, on_macos: str) -> Path:
    """Follow the XDG Base Directory Specification; on macOS, Apple's file system guide."""
    named = os.environ.get(variable)
    if named:
        return Path(named)
    return Path.home() / (on_macos if sys.platform == "darwin" else elsewhere)
