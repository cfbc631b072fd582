"""Commands where the disk has room but a quota is used up, which a library loaded before the system's own imitates."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

LIBRARY = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static int over(int fd) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n < 0) return 0;
  path[n] = 0;
  return !strncmp(path, getenv("OVER_QUOTA"), strlen(getenv("OVER_QUOTA")));
}
#define OVER(name, arguments, given) \
  ssize_t name arguments { \
    ssize_t (*next) arguments = dlsym(RTLD_NEXT, #name); \
    if (over(fd)) { errno = EDQUOT; return -1; } \
    return next given; \
  }
OVER(write, (int fd, const void *data, size_t n), (fd, data, n))
OVER(pwrite, (int fd, const void *data, size_t n, off_t at), (fd, data, n, at))
OVER(pwrite64, (int fd, const void *data, size_t n, off64_t at), (fd, data, n, at))
"""


@pytest.fixture
def command(tmp_path):
    """Runs a command; `over`: the directory whose quota is used up. Skips where nothing can be compiled."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("there is no C compiler here")
    library = tmp_path / "quota.so"
    (tmp_path / "quota.c").write_text(LIBRARY)
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, tmp_path / "quota.c", "-ldl"], check=True)
    environ = {name: value for name, value in os.environ.items() if not name.startswith("ARCHIVER_")}
    environ |= {"ARCHIVER_DATA": str(tmp_path / "data"), "ARCHIVER_ALLOW_PRIVATE_ADDRESSES": "127.0.0.0/8"}

    def run(*words, over=None):
        quota = {} if over is None else {"LD_PRELOAD": str(library), "OVER_QUOTA": str(over)}
        return subprocess.run([sys.executable, "-m", "archiver", *words], env=environ | quota, capture_output=True, text=True, check=False)  # fmt: skip

    return run


@pytest.mark.parametrize("existing", [False, True])
def test_command_says_that_a_quota_is_used_up_and_to_make_room(command, tmp_path, existing):
    if existing:
        assert command("add", "http://127.0.0.1:8001/first").returncode == 0
    done = command("add", "http://127.0.0.1:8001/report", over=tmp_path / "data")
    assert done.returncode == 4
    assert "a quota is used up" in done.stderr
    assert "Make room" in done.stderr
    assert "rebuild" not in done.stderr


def test_store_with_a_used_up_quota_is_not_said_to_have_free_bytes(command, tmp_path):
    assert command("add", "http://127.0.0.1:8001/first").returncode == 0
    done = command("add", "http://127.0.0.1:8001/report", over=tmp_path / "data" / "store")
    assert done.returncode == 4
    assert "a quota is used up" in done.stderr
    assert "bytes are free" not in done.stderr
