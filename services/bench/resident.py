"""How much memory this process holds."""

import re
import resource
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")
_KIB = 1024


def peak_resident_bytes() -> int:
    """Give the most memory that was resident at any one time.

    Linux counts a parent's memory into `ru_maxrss` of what it starts, so there the kernel's VmHWM is read.
    """
    if _STATUS.exists() and (told := re.search(r"VmHWM:\s+(\d+) kB", _STATUS.read_text(encoding="ascii"))):
        return int(told.group(1)) * _KIB
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * _KIB
