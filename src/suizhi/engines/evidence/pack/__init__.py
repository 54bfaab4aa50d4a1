"""The pack: an archive of evidence with everything that a stranger needs to verify it, offline, with our command or by hand."""

from suizhi.engines.evidence.pack.model import FORMAT, Manifest, PackedItem
from suizhi.engines.evidence.pack.report import Report
from suizhi.engines.evidence.pack.verifying import verify_pack
from suizhi.engines.evidence.pack.writing import Contents, PackedSeal, describe, write

__all__ = ["FORMAT", "Contents", "Manifest", "PackedItem", "PackedSeal", "Report", "describe", "verify_pack", "write"]
