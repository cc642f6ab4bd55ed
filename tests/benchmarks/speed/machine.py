"""The machine that something was measured on, without its name."""

from __future__ import annotations

import os
import platform
import subprocess
from contextlib import suppress
from datetime import date
from pathlib import Path


def machine() -> str:
    """The day, the processor, its cores and memory, the system, Python."""
    return (
        f"on {date.today().isoformat()}: {processor()}, {os.cpu_count()} cores, {memory()};"
        f" {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )


def processor() -> str:
    """What the processor calls itself, or its architecture."""
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    with suppress(OSError, subprocess.CalledProcessError):
        command = ("sysctl", "-n", "machdep.cpu.brand_string")
        told = subprocess.run(command, capture_output=True, text=True, check=True)
        return told.stdout.strip()
    return platform.processor() or platform.machine()


def memory() -> str:
    """How much there is."""
    with suppress(OSError, ValueError, AttributeError):
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        return f"{size / 2**30:.0f} GB of memory"
    return "memory unknown"
