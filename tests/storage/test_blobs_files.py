"""A directory as a store: what disks, operators and intruders can do to it."""

from __future__ import annotations

import hashlib
import os
import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from storage.errors import BlobDamaged, BlobMissing, StoreError
from storage.files import FileBlobs
from storage.handover import FRESH_S, HandoverDirectory

NAME = "warc/2021/03/02/01ezs.warc.gz"
DATA = os.urandom(300_000)


@pytest.fixture
def root(tmp_path):
    return tmp_path / "store"


@pytest.fixture
def blobs(root):
    return FileBlobs(root)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "source"
    path.write_bytes(DATA)
    return path


def leftovers(root):
    return list((root / ".tmp").iterdir()) if (root / ".tmp").exists() else []


def test_blob_is_a_read_only_file_with_unchanged_bytes_under_its_name(blobs, root, file):
    blobs.put(NAME, file)
    assert (root / NAME).read_bytes() == DATA
    assert (root / NAME).stat().st_mode & 0o777 == 0o444
    assert root.stat().st_mode & 0o777 == 0o700
    assert leftovers(root) == []


def test_store_below_a_missing_parent_directory_fails_and_creates_nothing(tmp_path, file):
    blobs = FileBlobs(tmp_path / "unmounted" / "store")
    for attempt in (blobs.probe, lambda: blobs.put(NAME, file), lambda: blobs.get(NAME), lambda: list(blobs.names())):
        with pytest.raises(StoreError, match="mount the disk"):
            attempt()
    assert not (tmp_path / "unmounted").exists()


def test_root_that_is_a_file_is_refused_and_left_alone(root, blobs, file):
    root.write_text("a file")
    for attempt in (blobs.probe, lambda: blobs.put(NAME, file), lambda: blobs.get(NAME)):
        with pytest.raises(StoreError, match="is not a directory"):
            attempt()
    assert root.read_text() == "a file"


def test_store_without_a_root_directory_is_empty(blobs):
    assert list(blobs.names()) == []
    assert blobs.stat(NAME) is None
    with pytest.raises(BlobMissing):
        blobs.get(NAME)


def test_put_works_after_the_root_directory_was_renamed_away(blobs, root, file):
    blobs.put(NAME, file)
    root.rename(root.with_name("old"))
    assert blobs.put(NAME, file).bytes == len(DATA)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody who may not write")
def test_probe_of_an_unwritable_directory_says_which_user_needs_it(root, file, tmp_path):
    root.mkdir(mode=0o755)
    for parent in (tmp_path, *tmp_path.parents):
        if not os.access(parent, os.X_OK) or parent.stat().st_mode & 0o005 != 0o005:
            parent.chmod(parent.stat().st_mode | 0o055)
        if parent.name.startswith("pytest-of"):
            break
    code = (
        "import os,sys,pathlib; from storage.files import FileBlobs; from storage.errors import StoreError\n"
        "os.setuid(65534)\n"
        "try: FileBlobs(pathlib.Path(sys.argv[1])).probe()\n"
        "except StoreError as error: print(error)\n"
    )
    said = subprocess.run([sys.executable, "-c", code, str(root)], capture_output=True, text=True, check=True).stdout
    assert "user 65534 may not; give this user the directory" in said


def test_write_error_for_lack_of_room_leaves_nothing_half_written(blobs, root, file, tmp_path):
    """A limit on file size fails in the same calls as a full disk, without a disk to fill."""
    blobs.put("warc/before", file)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(StoreError, match=r"no room to store .* nothing was left half-written"):
            blobs.put(NAME, file)
        with pytest.raises(StoreError, match="no room"):
            blobs.restore(NAME, file, replace(blobs.verify("warc/before"), name=NAME))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [item.name for item in blobs.names()] == ["warc/before"]
    assert leftovers(root) == []
    assert blobs.put(NAME, file).bytes == len(DATA)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount")
def test_full_tmpfs_is_reported_and_left_without_partial_files(tmp_path, file):
    mount = ["unshare", "-m", "sh", "-c", 'mount -t tmpfs -o size=200k tmpfs "$1" && exec "$2" -c "$3" "$1" "$4"', "sh"]
    code = (
        "import sys,pathlib,os; from storage.files import FileBlobs; from storage.errors import StoreError\n"
        "root=pathlib.Path(sys.argv[1])/'store'\n"
        "try: FileBlobs(root).put('warc/a', pathlib.Path(sys.argv[2]))\n"
        "except StoreError as error: print(error, [n for _,_,f in os.walk(root) for n in f])\n"
    )
    target = tmp_path / "disk"
    target.mkdir()
    done = subprocess.run(
        [*mount, str(target), sys.executable, code, str(file)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"cannot mount here: {done.stderr.strip()}")
    assert "no room to store warc/a" in done.stdout
    assert done.stdout.rstrip().endswith("[]")


def test_symlinks_planted_in_the_store_are_not_followed(blobs, root, file, tmp_path):
    receipt = blobs.put(NAME, file)
    outside = tmp_path / "outside"
    outside.mkdir()
    secret = outside / "secret"
    secret.write_text("not for readers")
    (root / "warc" / "link").symlink_to(secret)
    (root / "journal").symlink_to(outside)
    with pytest.raises(BlobDamaged, match="is a link"):
        blobs.get("warc/link")
    for attempt in (lambda: blobs.get("journal/secret"), lambda: blobs.put("journal/new", file)):
        with pytest.raises(StoreError):
            attempt()
    assert [item.name for item in blobs.names()] == [NAME]
    assert [path.name for path in outside.iterdir()] == ["secret"]
    (root / "warc" / "dangling").symlink_to(tmp_path / "planted")
    with pytest.raises(BlobDamaged, match="is a link"):
        blobs.put("warc/dangling", file)
    assert not (tmp_path / "planted").exists()
    assert blobs.get(NAME, receipt=receipt) == DATA


def test_reading_a_named_pipe_raises_instead_of_hanging(blobs, root, file):
    blobs.put(NAME, file)
    os.mkfifo(root / "warc" / "pipe")
    with pytest.raises(BlobDamaged, match="no regular file"):
        blobs.get("warc/pipe")


@pytest.mark.parametrize("how", ["flipped", "shorter", "longer", "gone", "link"])
def test_restore_mends_a_damaged_file_and_quarantines_the_damaged_bytes(blobs, root, file, how):
    receipt = blobs.put(NAME, file)
    path = root / NAME
    path.unlink()
    changed = {"flipped": DATA[:-1] + bytes([DATA[-1] ^ 1]), "shorter": DATA[:-1], "longer": DATA + b"x"}
    if how in changed:
        path.write_bytes(changed[how])
    elif how == "link":
        path.symlink_to(file)
    for attempt in (lambda: blobs.get(NAME, receipt=receipt), lambda: blobs.verify(NAME, receipt)):
        with pytest.raises(BlobMissing if how == "gone" else BlobDamaged):
            attempt()
    assert blobs.restore(NAME, file, receipt) == receipt
    assert blobs.get(NAME, receipt=receipt) == DATA
    kept = list((root / ".quarantine").iterdir()) if how != "gone" else []
    if how in changed:
        assert [one.read_bytes() for one in kept] == [changed[how]]
    assert [item.name for item in blobs.names()] == [NAME]


def test_put_clears_temporary_files_of_a_killed_command(root, file):
    """Without a running service nobody probes the store."""
    FileBlobs(root).put(NAME, file)
    (root / ".tmp" / "dead").write_bytes(DATA)
    FileBlobs(root).put(f"{NAME}.2", file)
    assert leftovers(root) == []


def test_probe_clears_temporary_files_except_those_locked_by_a_live_process(blobs, root, file):
    blobs.put("warc/a", file)
    dead, alive = root / ".tmp" / "dead", root / ".tmp" / "alive"
    dead.write_text("x")
    alive.write_text("x")
    code = f"import fcntl,sys; f=open({str(alive)!r}); fcntl.flock(f, fcntl.LOCK_EX); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == b"held\n"
        blobs.probe()
        assert [path.name for path in leftovers(root)] == ["alive"]
        holder.stdin.close()
    blobs.probe()
    assert leftovers(root) == []


def test_processes_starting_at_once_do_not_delete_each_others_temporary_files(root, tmp_path):
    """Each start probes the store and clears it of leftovers of crashes; the probe files of another start are not
    leftovers."""
    code = (
        "import sys,pathlib; from storage.files import FileBlobs\n"
        "b, path = FileBlobs(pathlib.Path(sys.argv[1])), pathlib.Path(sys.argv[2])\n"
        "path.write_bytes(b'x' * 5000)\n"
        "for i in range(150): b.probe(); b.put(f'warc/{path.name}-{i}', path)\n"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", code, str(root), str(tmp_path / f"p{one}")], stderr=subprocess.PIPE)
        for one in range(3)
    ]
    said = [one.communicate(timeout=120)[1].decode()[-300:] for one in processes]
    assert [one.returncode for one in processes] == [0, 0, 0], said
    assert len(list(FileBlobs(root).names())) == 450
    assert leftovers(root) == []


def test_killed_writer_leaves_only_complete_blobs_and_all_acknowledged_ones(blobs, root, file):
    code = (
        "import sys,pathlib; from storage.files import FileBlobs\n"
        "b=FileBlobs(pathlib.Path(sys.argv[1])); print('go', flush=True)\n"
        "for i in range(100000): b.put(f'warc/{i:06d}', pathlib.Path(sys.argv[2])); print(i, flush=True)\n"
    )
    for wanted in (1, 3, 7):
        with subprocess.Popen([sys.executable, "-c", code, str(root), str(file)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            told = [line for line, _ in zip(writer.stdout, range(wanted + 1), strict=False)]
            writer.kill()
            told += writer.stdout.readlines()
        acknowledged = {int(line) for line in told if line.strip().isdigit()}
        assert acknowledged
        found = {int(item.name.removeprefix("warc/")): item for item in blobs.names("warc/")}
        assert acknowledged <= set(found)
        for item in found.values():
            assert blobs.verify(item.name).sha256 == hashlib.sha256(DATA).hexdigest()
        blobs.probe()
        assert leftovers(root) == []
        root.rename(root.with_name(f"done{wanted}"))


def test_process_killed_during_restore_leaves_the_old_or_the_mended_blob(blobs, root, file):
    """The damaged bytes are set aside before the good ones take their name, and the name has bytes at every moment."""
    receipt = blobs.put(NAME, file)
    code = (
        "import sys,pathlib; from storage.files import FileBlobs; from storage.model import Receipt\n"
        "b=FileBlobs(pathlib.Path(sys.argv[1])); file=pathlib.Path(sys.argv[2]); at=pathlib.Path(sys.argv[1])/sys.argv[3]\n"
        "r=Receipt(store='main', name=sys.argv[3], sha256=sys.argv[4], bytes=file.stat().st_size); print('go', flush=True)\n"
        "for i in range(100000):\n"
        "  new=at.with_name('new'); new.write_bytes(b'damaged'); new.replace(at); print(i, flush=True)\n"
        "  b.restore(sys.argv[3], file, r)\n"
    )
    arguments = [sys.executable, "-c", code, str(root), str(file), NAME, receipt.sha256]
    for wait_s in (0.0, 0.001, 0.002, 0.005, 0.01, 0.02):
        with subprocess.Popen(arguments, stdout=subprocess.PIPE) as mender:
            assert mender.stdout is not None
            for _ in range(3):
                mender.stdout.readline()
            time.sleep(wait_s)
            mender.kill()
        assert (root / NAME).read_bytes() in (b"damaged", DATA)
        assert {path.read_bytes() for path in (root / ".quarantine").iterdir()} <= {b"damaged"}
        assert blobs.restore(NAME, file, receipt).sha256 == receipt.sha256
        blobs.probe()
        assert leftovers(root) == []


def test_listing_of_1100_blobs_is_sorted_and_can_start_anywhere(blobs, root):
    root.mkdir()
    for i in range(1100):
        path = root / "ledger" / f"{i % 7}" / f"{i:04d}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    names = [item.name for item in blobs.names()]
    assert len(names) == 1100
    assert names == sorted(names)
    assert [item.name for item in blobs.names("ledger/3/", names[600])] == [
        n for n in names[601:] if n.startswith("ledger/3/")
    ]


def test_handed_over_file_is_linked_into_the_first_store_and_copied_to_others(tmp_path, root, file):
    """Stores must not share an inode: a bad block would take the blob from both."""
    given = HandoverDirectory(tmp_path / "given")
    given.directory.mkdir()
    path = file.rename(given.directory / "waiting")
    first, second = FileBlobs(root, "one", given), FileBlobs(tmp_path / "other", "two", given)
    receipts = [first.put(NAME, path), second.put(NAME, path)]
    inode = path.stat().st_ino
    path.unlink()
    assert (root / NAME).stat().st_ino == inode
    assert (tmp_path / "other" / NAME).stat().st_ino != inode
    for blobs, receipt in zip((first, second), receipts, strict=True):
        assert blobs.verify(NAME, receipt).sha256 == hashlib.sha256(DATA).hexdigest()
    for where in (root, tmp_path / "other"):
        assert (where / NAME).stat().st_mode & 0o777 == 0o444
        assert (where / NAME).stat().st_nlink == 1
        assert leftovers(where) == []


def read_bytes(act) -> int:
    """How many bytes this process reads during `act`."""

    def so_far() -> int:
        return int(Path("/proc/self/io").read_text().split()[1])

    begun = so_far()
    act()
    return so_far() - begun


def test_handed_over_file_that_was_just_read_back_is_not_read_again(tmp_path, root):
    data = os.urandom(3 << 20)
    found = (hashlib.sha256(data).hexdigest(), len(data))
    now = [1000.0]
    given = HandoverDirectory(tmp_path, lambda: now[0])
    for name in ("noted", "unknown", "long ago"):
        (tmp_path / name).write_bytes(data)
    given.note(tmp_path / "long ago", found)
    now[0] += FRESH_S
    given.note(tmp_path / "noted", found)
    first, second = FileBlobs(root, "one", given), FileBlobs(tmp_path / "other", "two", given)
    assert read_bytes(lambda: first.put("noted", tmp_path / "noted", found[0])) < 1 << 20
    assert read_bytes(lambda: first.put("unknown", tmp_path / "unknown", found[0])) >= 3 << 20
    assert read_bytes(lambda: first.put("late", tmp_path / "long ago", found[0])) >= 3 << 20
    assert read_bytes(lambda: second.put("noted", tmp_path / "noted", found[0])) >= 6 << 20, "a copy is another file"
    assert first.verify("noted").sha256 == found[0]


def test_handed_over_file_that_differs_from_its_digest_is_refused(tmp_path, root, file):
    given = HandoverDirectory(tmp_path)
    blobs = FileBlobs(root, given=given)
    for note in (None, (hashlib.sha256(DATA).hexdigest(), len(DATA))):
        if note is not None:
            given.note(file, note)
        with pytest.raises(StoreError, match="changed since it was written"):
            blobs.put(NAME, file, "0" * 64)
    assert blobs.stat(NAME) is None
    assert leftovers(root) == []
    assert file.read_bytes() == DATA
