"""The door of a request body: an upload above the limit is stopped while it arrives."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from members.importing.files import LARGEST_TEXT

_FORM = 64 * 1024  # the other fields of the form


class SizeGuard(FileUploadHandler):
    """Stops reading at the largest size that any list may have; nothing of it is kept.

    The form then has no file and says so; `request.META['hnsa.upload_too_large']` tells why.
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803  # Django names it so
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        if content_length > LARGEST_TEXT + _FORM:
            META["hnsa.upload_too_large"] = content_length
            raise StopUpload(connection_reset=False)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start > LARGEST_TEXT:
            raise StopUpload(connection_reset=True)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
