"""Files from phones: what they are is judged by their content, images are written anew.

A photo is turned the right way, made no larger than a page needs, and written again from its
pixels: place, camera and whatever else hung on it stay behind. A PDF is kept as it is, and only
ever given out as a download.
"""

import io
import warnings
from dataclasses import dataclass
from typing import IO, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES: Final = 12 * 1024 * 1024
MOST_PIXELS: Final = 64_000_000
LONGEST_SIDE: Final = 2_000  # pixels: a page of a register is readable
_QUALITY: Final = 80
_MIMES: Final = {"JPEG": "image/jpeg", "PNG": "image/png"}


@dataclass(frozen=True)
class Clean:
    """A file that may be kept."""

    data: bytes
    mime: str


def clean(file: IO[bytes]) -> Clean:
    """What may be kept of an uploaded file. Raises ValidationError in plain words."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValidationError(_("This file is too large: at most 12 MB."))
    if data[:5] == b"%PDF-":
        if b"%%EOF" not in data[-2048:]:
            raise ValidationError(_("This PDF is cut off. Please send it again."))
        return Clean(data, "application/pdf")
    try:
        return _picture(data)
    except Image.DecompressionBombError:
        raise _too_large() from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise ValidationError(
            _("This is no photo that can be read. JPEG, PNG and PDF files are taken.")
        ) from None


def _picture(data: bytes) -> Clean:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        picture = Image.open(io.BytesIO(data), formats=list(_MIMES))
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_large()
    kind = str(picture.format)
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # JPEG: decoded small from the start
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    made = io.BytesIO()
    if kind == "JPEG":
        upright.convert("RGB").save(made, "JPEG", quality=_QUALITY, optimize=True)
    else:
        upright.convert("RGBA" if "A" in upright.getbands() else "RGB").save(made, "PNG")
    return Clean(made.getvalue(), _MIMES[kind])


def _too_large() -> ValidationError:
    return ValidationError(_("This photo is too large. Please take it again, smaller."))
