"""A service on the system clock (which timestamps follow), a site, and a time-stamping authority made with `openssl
ts`."""

from __future__ import annotations

import pytest

from storage.clock import utcnow
from tests.proof.forgeries import FORMS, QUOTE
from tests.support.authority import TimeAuthority
from tests.support.forging import Files, files_of
from tests.support.site import Reply, Site, page, tagged
from tests.support.world import World


def timestamps(authorities: dict[str, TimeAuthority]) -> str:
    """Their [[timestamp]] tables for a settings file."""
    return "\n".join(
        f'[[timestamp]]\nname = "{name}"\nurl = "{one.url}"\nca_file = "{one.root_file}"\n'
        for name, one in authorities.items()
    )


@pytest.fixture
def site():
    with Site() as made:
        yield made


@pytest.fixture
def make_authority(tmp_path):
    made: list[TimeAuthority] = []

    def make(name: str = "first", **how) -> TimeAuthority:
        made.append(TimeAuthority(tmp_path / "authorities" / name, **how))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def make_world(tmp_path):
    """Makes worlds on the system clock. `authorities`: name -> authority, written into the settings file."""
    made: list[World] = []

    def make(name: str = "archive", authorities=None, **changes: str) -> World:
        root = tmp_path / name
        root.mkdir(exist_ok=True)
        (root / "archiver.toml").write_text(timestamps(authorities or {}))
        made.append(World(root, utcnow, **changes))
        return made[-1]

    yield make
    for world in made:
        world.close()


@pytest.fixture(scope="session")
def exported(tmp_path_factory) -> dict[str, Files]:
    """Every export form of an archive whose looks found a new page, the same page, a 304, a torn body and a 404; and,
    as "other", a dossier of another source."""
    root = tmp_path_factory.mktemp("forged") / "archive"
    authorities = {name: TimeAuthority(root.with_name(name)) for name in ("one", "two")}
    root.mkdir()
    (root / "archiver.toml").write_text(timestamps(authorities))
    world = World(root, utcnow)
    with Site() as site:
        site.pages |= {
            "/plain": page("Plain", f"<p>{QUOTE}</p>"),
            "/tagged": tagged(page("Tagged")),
            "/torn": Reply(200, page("Torn"), cut=600),
            "/other": page("Other"),
        }
        urls = [site.url(path) for path in ("/plain", "/tagged", "/torn")]
        world.add(urls[0], quote=QUOTE)
        world.add(*urls[1:], site.url("/other"))
        for _ in range(2):
            world.look()
            world.app.settle()
            assert [one.trouble for one in world.app.stamping.tick(at_once=True)] == [None, None]
        site.pages["/plain"] = Reply(404, page("Not here"))
        world.look()
        world.app.settle()
        world.app.stamping.tick(at_once=True)
        other = world.watched(site.url("/other"))
    out, made = root.with_name("out.zip"), {}
    for form in FORMS:
        world.app.maker.make(form, [world.watched(url) for url in urls], "A report", out)
        made[form] = files_of(out)
    world.app.maker.make("dossier", [other], "Another", out)
    made["other"] = files_of(out)
    world.close()
    for one in authorities.values():
        one.close()
    return made
