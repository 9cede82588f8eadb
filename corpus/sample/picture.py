"""Writing a plan as pictures of its pages: a scan of all of them, or one photograph."""

from __future__ import annotations

import io
from collections.abc import Sequence

from extractor.pdf.page_pictures import Clip, draw_clips
from extractor.pdf_writer import Sheet, write_pdf

DOTS_PER_INCH = 200
TURNED_LEFT = 8  # EXIF's word for a picture that has to be turned a quarter to the left
JPEG_QUALITY = 80


def picture_bytes(sheets: Sequence[Sheet], form: str) -> bytes:
    """The pages as .tiff, one behind the other, or as .png or .jpg, one below the other; the last
    lies on its side, as cameras save what they took upright."""
    from PIL import Image

    clips = [Clip(number, None, DOTS_PER_INCH) for number in range(1, len(sheets) + 1)]
    pages = [
        Image.frombytes("RGB", (drawn.width_px, drawn.height_px), drawn.samples).convert("L")
        for drawn in draw_clips(write_pdf(sheets), clips)
        if drawn is not None
    ]
    stream = io.BytesIO()
    dots = (DOTS_PER_INCH, DOTS_PER_INCH)
    if form == "tiff":
        pages[0].save(
            stream, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_lzw", dpi=dots
        )
        return stream.getvalue()
    whole = Image.new("L", (pages[0].width, sum(page.height for page in pages)), 255)
    for number, page in enumerate(pages):
        whole.paste(page, (0, sum(one.height for one in pages[:number])))
    if form == "png":
        whole.save(stream, "PNG", dpi=dots)
        return stream.getvalue()
    noted = Image.Exif()
    noted[0x0112] = TURNED_LEFT
    turned = whole.transpose(Image.Transpose.ROTATE_270)
    turned.save(stream, "JPEG", quality=JPEG_QUALITY, exif=noted, dpi=dots)
    return stream.getvalue()
