"""A bucket as a store; the only user of boto3, which is imported at the first request: it takes long to load.

access.py   where and as whom; the one client configuration that every server we tried accepts
errors.py   what boto3 and servers say -> StoreError, once, in words an operator can act on
store.py    the Blobs contract; upload.py writing.py read.py: its bytes
locking.py  Object Lock as it is really there
probe.py    what the bucket really does, as opposed to what its API says
"""

from storage.s3.access import S3Access
from storage.s3.store import S3Blobs

__all__ = ["S3Access", "S3Blobs"]
