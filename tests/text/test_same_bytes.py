"""The same bytes yield the same text, character by character, in every process: what is kept of a visit can be made
again."""

from __future__ import annotations

import os
import subprocess
import sys

READ = (
    "import sys; from archiver.text import extract, to_stored; "
    "sys.stdout.buffer.write(to_stored(extract(sys.stdin.buffer.read(), media_type='text/html', charset_hint='utf-8', url='https://a.example/1')))"
)


def read(page: bytes, seed: int) -> bytes:
    """The stored form of the text, from a process with this hash seed."""
    environ = {**os.environ, "PYTHONHASHSEED": str(seed)}
    return subprocess.run([sys.executable, "-c", READ], input=page, env=environ, capture_output=True, check=True).stdout


def test_page_with_many_script_targets_yields_the_same_text_in_every_process():
    places = "".join(f"<div id=place-{n} class=text-{n}></div>" for n in range(90))
    program = "".join(
        f"fetch('/api/{n}').then(a => document.getElementById('place-{n}').innerHTML = a); $('.text-{n}').load('/t');"
        for n in range(90)
    )
    page = f"<title>A report</title><body><h1>A report</h1>{places}<script>{program}</script>".encode()
    first, second = read(page, 1), read(page, 2)
    assert b"app.filling" in first
    assert first == second
