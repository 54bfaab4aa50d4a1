"""Makes `engines/marks/data/glyphs.npy`: how the 6,763 characters of GB 2312 look, from two free typefaces.

Needs Pillow and the Noto CJK faces (OFL): `python tools/glyphs.py`. Each character is drawn in Sans and in Serif, blurred, and told by
what sets it apart from the average character; 96 numbers of a principal component analysis remain.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from suizhi.engines.marks.look import CHARACTERS

FACES = ("NotoSansCJK-Regular.ttc", "NotoSerifCJK-Regular.ttc")
FOLDER = Path("/usr/share/fonts/opentype/noto")
SIMPLIFIED = 2
"""The place of the simplified Chinese face in the collection."""
CANVAS, SIZE, GRID, BLUR = 48, 40, 20, 1.8
KEPT = 96
OUT = Path(__file__).parents[1] / "src/suizhi/engines/marks/data/glyphs.npy"


def main() -> int:
    """Write the table and say what it keeps."""
    told = np.concatenate([_apart(_drawn(face)) for face in FACES], axis=1)
    _, strength, axes = np.linalg.svd(told - told.mean(0), full_matrices=False)
    small = told @ axes[:KEPT].T
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    np.save(OUT, np.round(small * 127).astype(np.int8))
    kept = float((strength[:KEPT] ** 2).sum() / (strength**2).sum())
    sys.stdout.write(f"{len(small)} characters, {KEPT} numbers each, {kept:.0%} of what sets them apart\n")
    return 0


def _drawn(face: str) -> np.ndarray:
    font = ImageFont.truetype(str(FOLDER / face), SIZE, index=SIMPLIFIED)
    return np.array([_picture(char, font) for char in CHARACTERS])


def _picture(char: str, font: ImageFont.FreeTypeFont) -> np.ndarray:
    image = Image.new("L", (CANVAS, CANVAS))
    ImageDraw.Draw(image).text((CANVAS // 2, CANVAS // 2), char, font=font, fill=255, anchor="mm")
    small = image.filter(ImageFilter.GaussianBlur(BLUR)).resize((GRID, GRID), Image.Resampling.BOX)
    return np.asarray(small, dtype=np.float32).ravel()


def _apart(pictures: np.ndarray) -> np.ndarray:
    apart = pictures - pictures.mean(0)
    return apart / np.linalg.norm(apart, axis=1, keepdims=True)


if __name__ == "__main__":
    sys.exit(main())
