"""Real S3 servers for all tests that want one."""

from tests.support.ceph import ceph  # noqa: F401
from tests.support.seaweed import seaweed  # noqa: F401
