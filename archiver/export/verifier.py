"""The one-file verifier: `tools/verify.py` of the repository, which the wheel carries beside this module."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

NEEDS = 3  # the oldest verifier (its KNOWS) that accepts packages made now; raise it when older ones would refuse them


def path() -> Path:
    """The verifier's path."""
    beside = Path(__file__).with_name("verify.py")
    return beside if beside.exists() else Path(__file__).parents[2] / "tools" / "verify.py"


def load() -> ModuleType:
    """The verifier as a module, so that `archiver verify` judges packages exactly like anybody's copy of it."""
    if (known := sys.modules.get("archiver_offline_verifier")) is not None:
        return known
    spec = importlib.util.spec_from_file_location("archiver_offline_verifier", path())
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
