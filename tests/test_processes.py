"""Processes that work side by side, when the one that began them ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SCRIPT = """
import os, sys, time
from pathlib import Path
from generator.processes import pool

def ready(folder):
    (Path(folder) / str(os.getpid())).touch()

def work(seconds):
    time.sleep(seconds)

if __name__ == "__main__":
    with pool(2, ready, sys.argv[1]) as processes:
        list(processes.map(work, [float(sys.argv[2])] * 2))
        print("waiting", flush=True)
        time.sleep(60)
"""


def is_alive(pid: int) -> bool:
    """Whether a process is still at work."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are looked for in /proc")
@pytest.mark.parametrize("seconds", ["0", "60"])
def test_processes_end_with_the_one_that_began_them(tmp_path: Path, seconds: str) -> None:
    """Even if it is killed, at work or while it waits, none is left behind."""
    script, folder = tmp_path / "script.py", tmp_path / "pids"
    script.write_text(SCRIPT, "utf-8")
    folder.mkdir()
    with subprocess.Popen([sys.executable, script, folder, seconds], stdout=subprocess.PIPE) as one:
        until = time.monotonic() + 20
        while len(list(folder.iterdir())) < 2 and time.monotonic() < until:
            time.sleep(0.05)
        if seconds == "0" and one.stdout:
            one.stdout.readline()
        os.kill(one.pid, signal.SIGKILL)
    pids = [int(path.name) for path in folder.iterdir()]
    assert len(pids) == 2
    until = time.monotonic() + 20
    while any(map(is_alive, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not [pid for pid in pids if is_alive(pid)]
