"""Which faces the papers are set in. The official ones where the machine has them, else the free ones that read alike."""

from __future__ import annotations

BODY = ("FangSong_GB2312", "FangSong", "STFangsong", "Noto Serif CJK SC", "Source Han Serif SC")
"""仿宋, as GB/T 9704 asks for the text."""
TITLE = ("FZXiaoBiaoSong-B05S", "STZhongsong", "Noto Serif CJK SC", "Source Han Serif SC")
"""小标宋."""
HEADING = ("SimHei", "STHeiti", "Noto Sans CJK SC", "Source Han Sans SC")
"""黑体."""
DOCX_BODY, DOCX_TITLE, DOCX_HEADING = "仿宋_GB2312", "方正小标宋简体", "黑体"
"""What a word processor is told: it falls back by itself where it lacks them."""
