"""What killed runs leave behind: hidden workshops whose owner is gone."""

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
import time
from pathlib import Path

from audio_news.publish import shelf

logger = logging.getLogger(__name__)

ABANDONED_S = 86_400.0
"""After so long without a change also what another machine began."""
_OWNED = re.compile(re.escape(shelf.MAKING) + r"(?P<owner>(?P<host>[A-Za-z0-9._]+)-(?P<pid>\d+))-")


def sweep(folder: Path) -> bool:
    """Remove the workshops in a folder whose owner is dead; False where there are others."""
    try:
        workshops = [entry for entry in os.scandir(folder) if entry.name.startswith(shelf.MAKING)]
    except (FileNotFoundError, NotADirectoryError):
        return True
    for entry in filter(_abandoned, workshops):
        logger.info("%s is swept: its owner is gone", entry.path)
        shutil.rmtree(entry.path, ignore_errors=True)
    return not any(os.path.exists(entry.path) for entry in workshops)


def _abandoned(entry: os.DirEntry[str]) -> bool:
    owned = _OWNED.match(entry.name)
    here = shelf.owner().rpartition("-")[0]
    if owned and owned["host"] == here and not _alive(int(owned["pid"])):
        return True
    try:
        return time.time() - entry.stat(follow_symlinks=False).st_mtime > ABANDONED_S
    except FileNotFoundError:
        return False  # its owner has just removed it


def _alive(pid: int) -> bool:
    if sys.platform == "win32":
        return True  # os.kill would end it; age decides
    try:
        os.kill(pid, 0)
        # A dead process that nobody has asked about is still there for os.kill.
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text(errors="replace")
    except ProcessLookupError:
        return False
    except OSError:
        return True
