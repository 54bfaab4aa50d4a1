"""Words of Chinese and English texts: normal forms, tokens, and where a match stands in the original.

Everything in Suizhi that compares or searches words uses this one tokeniser, so that each engine finds the same.
It is no language model: it neither stems nor translates.
"""

from suizhi.engines.text.fold import fold, fold_with_offsets
from suizhi.engines.text.highlight import first_sight, matches, snippet
from suizhi.engines.text.tokens import Span, spans, token_text, tokens

__all__ = ["Span", "first_sight", "fold", "fold_with_offsets", "matches", "snippet", "spans", "token_text", "tokens"]
