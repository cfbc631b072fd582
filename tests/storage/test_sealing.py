"""Text that is encrypted before it goes to a store."""

from __future__ import annotations

import pytest

from storage.errors import StoreError
from storage.sealing import PREFIX, SealBroken, Sealer


def test_sealed_text_opens_again_and_reveals_nothing(tmp_path):
    sealer = Sealer(tmp_path / "keys" / "secrets.key")
    sealed = sealer.seal("the ministry called 内部")
    assert sealed.startswith(PREFIX)
    assert "ministry" not in sealed
    assert sealed != sealer.seal("the ministry called 内部"), "equal words must not look equal"
    assert Sealer(sealer.key_file).open(sealed) == "the ministry called 内部"
    assert sealer.key_file.stat().st_mode & 0o777 == 0o600
    assert (sealer.seal(""), sealer.seal(sealed), sealer.open("never sealed")) == ("", sealed, "never sealed")


def test_plain_text_that_looks_sealed_is_sealed_like_any_other(tmp_path):
    sealer = Sealer(tmp_path / "key")
    forged = f"{PREFIX}00000000:a note that someone wrote so"
    sealed = sealer.seal(forged)
    assert sealed != forged
    assert "someone" not in sealed
    assert sealer.open(sealed) == forged


def test_missing_key_and_changed_ciphertext_raise_seal_broken(tmp_path):
    sealed = Sealer(tmp_path / "one").seal("a note")
    other = Sealer(tmp_path / "two")
    other.seal("x")
    with pytest.raises(SealBroken, match="not in"):
        other.open(sealed)
    assert other.shown(sealed) == "(sealed with a key that is not here)"
    torn = sealed[:-6] + ("AAAAAA" if not sealed.endswith("AAAAAA") else "BBBBBB")
    with pytest.raises(SealBroken, match="changed"):
        Sealer(tmp_path / "one").open(torn)


def test_newest_key_seals_and_older_keys_still_open(tmp_path):
    path = tmp_path / "secrets.key"
    sealed = Sealer(path).seal("old")
    path.write_text(f"{'ab' * 32}\n{path.read_text()}")
    rotated = Sealer(path)
    assert rotated.open(sealed) == "old"
    assert rotated.seal("new").split(":")[2] != sealed.split(":")[2]


@pytest.mark.parametrize(
    ("content", "mode", "why"), [("", 0o600, "no key"), ("zz\n", 0o600, "no key"), ("ab" * 32, 0o644, "chmod 600")]
)
def test_unusable_key_file_is_refused_with_the_reason(tmp_path, content, mode, why):
    path = tmp_path / "secrets.key"
    path.write_text(content)
    path.chmod(mode)
    with pytest.raises(StoreError, match=why):
        Sealer(path).seal("x")


def test_marks_are_deterministic_and_one_per_key(tmp_path):
    sealer = Sealer(tmp_path / "keys")
    [made] = sealer.marks("unsubscribe", "bob@reader.example")
    assert len(bytes.fromhex(made)) == 32
    assert sealer.marks("unsubscribe", "bob@reader.example") == (made,)
    assert sealer.marks("webhook", "bob@reader.example") != (made,)
    assert sealer.marks("unsubscribe", "ann@reader.example") != (made,)
    assert Sealer(tmp_path / "keys").marks("unsubscribe", "bob@reader.example") == (made,), "after a restart"
    assert Sealer(tmp_path / "other").marks("unsubscribe", "bob@reader.example") != (made,)
    newer = "ab" * 32
    (tmp_path / "keys").write_text(f"{newer}\n{(tmp_path / 'keys').read_text()}")
    both = Sealer(tmp_path / "keys").marks("unsubscribe", "bob@reader.example")
    assert len(both) == 2
    assert both[1] == made, "links of before hold"
