"""What is said of a picture that cannot be taken: one sentence for each reason."""

from __future__ import annotations

from suizhi.kernel.errors import Refusal

_SAID = {
    "empty": ("文件是空的。", "The file is empty."),
    "too_large": ("文件过大，一张图最多 32 MB。", "The file is too large: one picture may have 32 MB."),
    "not_a_picture": ("不是认识的图片。", "This is no picture that is known here."),
    "damaged": ("图片已损坏或不完整。", "The picture is damaged or cut short."),
    "bomb": ("图片展开后过大。", "The picture is too large once it is unpacked."),
    "no_area": ("图片没有面积，或过于细长。", "The picture has no area, or is far too narrow."),
    "blank": ("图片只有一种颜色，没有图形。", "The picture has one colour only: there is no figure in it."),
    "reaches_outside": ("图片引用外部内容，未予读取。", "The picture refers to something outside itself, which is not read."),
    "colour": ("没有这个颜色名。", "There is no colour of this name."),
    "gallery": ("图库文件已损坏。", "The files of the gallery are damaged."),
}
_MENDS = {
    "not_a_picture": ("请用 PNG、JPEG、GIF、WebP、BMP、TIFF 或 SVG。", "Use PNG, JPEG, GIF, WebP, BMP, TIFF or SVG."),
    "damaged": ("请重新导出后再试。", "Export it again."),
    "bomb": ("请缩小到每边 12000 像素以内。", "Make it smaller than 12000 pixels a side."),
    "too_large": ("请缩小后再试。", "Make it smaller."),
    "reaches_outside": ("请把引用的内容嵌入图片。", "Embed what it refers to."),
    "gallery": (
        "请从备份恢复，或删除该文件夹并重新加入图片。",
        "Restore it from a backup, or remove the folder and add the pictures again.",
    ),
}


def refuse(reason: str, value: object = "", *, field: str = "picture") -> Refusal:
    """The refusal of that reason, to be raised by the caller."""
    zh, en = _SAID[reason]
    mend_zh, mend_en = _MENDS.get(reason, ("", ""))
    return Refusal(f"logo.{reason}", zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en, field=field, value=value)
