"""Errors of boto3 and of servers as StoreErrors, in words that say what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from storage.errors import BlobExists, BlobMissing, StoreError, StoreFull, StoreRefuses

if TYPE_CHECKING:
    from botocore.exceptions import BotoCoreError, ClientError

_MISSING = {"NoSuchKey", "NoSuchVersion", "404", "NotFound"}
_EXISTS = {"PreconditionFailed", "412", "ConditionalRequestConflict", "409", "OperationAborted"}
_FULL = "the store is full"
_WORDS = {
    "NoSuchBucket": "the bucket does not exist; create it, or correct ARCHIVER_STORE",
    "InvalidBucketName": "that is no bucket name; correct ARCHIVER_STORE",
    "InvalidAccessKeyId": "the access key is not known there; check AWS_ACCESS_KEY_ID",
    "SignatureDoesNotMatch": "the secret key is wrong; check AWS_SECRET_ACCESS_KEY",
    "ExpiredToken": "the session token has expired; renew the credentials",
    "InvalidToken": "the session token is not valid; renew the credentials",
    "RequestTimeTooSkewed": "this machine's clock and the server's differ too much; set the clock",
    "AuthorizationHeaderMalformed": "the bucket is in another region; set AWS_REGION",
    "PermanentRedirect": "the bucket is in another region; set AWS_REGION",
    "SlowDown": "the server is overloaded and says slow down; it is tried again later",
    "ServiceUnavailable": "the server is not available; it is tried again later",
    "InternalError": "the server had an error of its own; it is tried again later",
    "QuotaExceeded": f"{_FULL}; raise its quota",
    "XMinioAdminBucketQuotaExceeded": f"{_FULL}; raise its quota",
    "XMinioStorageFull": _FULL,
    "InsufficientStorage": _FULL,
    "BadDigest": "the bytes changed on the way there; the server refused them",
    "XAmzContentSHA256Mismatch": "the bytes changed on the way there; the server refused them",
    "InvalidDigest": "the bytes changed on the way there; the server refused them",
    "InvalidObjectState": "it lies in a class of storage that cannot be read at once; restore it to another, and take the bucket's "
    "lifecycle rule away that moves it there",
    "NotImplemented": "the server does not offer this",
}
_STATUS = {
    401: "the credentials were refused",
    403: "the key may not do this; a writer needs s3:PutObject, s3:GetObject and s3:ListBucket",
    405: "the server does not offer this",
    429: "the server is overloaded and says slow down; it is tried again later",
    500: "the server had an error of its own; it is tried again later",
    502: "the server is not available; it is tried again later",
    503: "the server is overloaded and says slow down; it is tried again later",
    504: "the server is not available; it is tried again later",
    507: _FULL,
}
_REFUSALS = {401, 403}  # keys, rights, clocks: until these change, it will never accept the request


@contextmanager
def mapped(where: str, act: str) -> Iterator[None]:
    """Turn boto3's errors into StoreError, BlobMissing (no such key or version) or BlobExists (a condition failed).

    `act` completes "cannot …".
    """
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as error:
        raise _from_server(error, where, act) from error
    except BotoCoreError as error:
        raise _from_client(error, where, act) from error


def declined(error: StoreError) -> bool:
    """Whether a server does not support the request, as opposed to rejecting its content."""
    from botocore.exceptions import ClientError

    cause = error.__cause__
    if not isinstance(cause, ClientError):
        return False
    code = cause.response.get("Error", {}).get("Code", "")
    return status(cause) in {405, 501} or code in {"NotImplemented", "InvalidArgument", "InvalidRequest"}


def status(error: ClientError) -> int:
    """The HTTP status of an error answer."""
    return int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))


def _from_server(error: ClientError, where: str, act: str) -> StoreError:
    code = str(error.response.get("Error", {}).get("Code", ""))
    message = str(error.response.get("Error", {}).get("Message") or "")[:200]  # Ceph's errors may have none
    if code in _MISSING:
        return BlobMissing(f"{where}: cannot {act}: there is no such blob or version")
    if code in _EXISTS:
        return BlobExists(f"{where}: cannot {act}: a blob of this name is there already; names are written once")
    words = _WORDS.get(code) or _STATUS.get(status(error)) or f"it answered {status(error)}"
    kind = (
        StoreFull  # first: Ceph says that a quota is used up with a 403
        if words.startswith(_FULL)
        else StoreRefuses
        if code == "NoSuchBucket" or status(error) in _REFUSALS
        else StoreError
    )
    said = f"{code}: {message}" if message else code
    return kind(f"{where}: cannot {act}: {words} [{said}]")


def _from_client(error: BotoCoreError, where: str, act: str) -> StoreError:
    import botocore.exceptions as boto

    if isinstance(error, boto.CredentialRetrievalError):
        words = f"whoever gives out its credentials gave none; it is tried again later ({error})"
    elif isinstance(error, (boto.NoCredentialsError, boto.PartialCredentialsError)):
        words = "no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE"
    elif isinstance(error, boto.SSLError) and "WRONG_VERSION_NUMBER" in str(error):
        words = "it does not speak TLS there; write http:// in the endpoint, or use its https port"
    elif isinstance(error, boto.SSLError):
        words = f"its certificate is not trusted; give its authority by ARCHIVER_CA_FILE or AWS_CA_BUNDLE ({error})"
    elif isinstance(error, boto.ProxyConnectionError):
        words = f"the proxy cannot be reached ({error})"
    elif isinstance(error, (boto.ConnectTimeoutError, boto.ReadTimeoutError)):
        words = "it did not answer in time; it is tried again later"
    elif isinstance(error, boto.EndpointConnectionError):
        words = f"nothing can be reached there; is the address right and the server up? ({error})"
    elif isinstance(error, (boto.ConnectionError, boto.HTTPClientError, boto.IncompleteReadError)):
        words = f"the connection broke ({error})"
    else:
        words = str(error)
    return StoreError(f"{where}: cannot {act}: {words}")
