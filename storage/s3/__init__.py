"""A bucket as a store. The only user of boto3, which is imported at the first request because that takes long.

access.py   where the bucket is, with which credentials; the one client configuration that every server we tried accepts
errors.py   errors of boto3 and of servers -> StoreError, in words an operator can act on
store.py    the Blobs contract; upload.py, writing.py, read.py: its bytes
locking.py  Object Lock, as read back from the bucket
probe.py    what the bucket really does, as opposed to what its API claims
"""

from storage.s3.access import S3Access
from storage.s3.store import S3Blobs

__all__ = ["S3Access", "S3Blobs"]
