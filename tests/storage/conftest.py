"""One real S3 server for all tests that want one."""

from tests.support.seaweed import seaweed  # noqa: F401
