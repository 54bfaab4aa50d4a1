"""The key by which a name is exactly the same name: width, case, spacing and bracket forms folded, nothing else."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_SPACE = re.compile(r"\s+")
_BRACKETS = str.maketrans(
    {
        "〔": "(",
        "〕": ")",
        "[": "(",
        "]": ")",
        "【": "(",
        "】": ")",
        "﹝": "(",
        "﹞": ")",
        "·": "·",
        "•": "·",
        "‧": "·",
    }
)
_LONGEST = 200


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """Two spellings with one key differ only as typing differs. Traditional characters and legal forms are kept apart.

    At most 200 characters: a longer name ends in a digest of the whole.
    """
    folded = unicodedata.normalize("NFKC", name).translate(_BRACKETS).casefold()
    folded = _SPACE.sub(" ", _BETWEEN_HAN.sub("", folded)).strip(" .,;，；。、")
    if len(folded) <= _LONGEST:
        return folded
    return folded[:160] + "#" + hashlib.sha256(folded.encode()).hexdigest()[:32]
