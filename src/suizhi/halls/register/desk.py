"""The import desk: keeping an uploaded file, asking for its preview, committing it.

The work itself is done by jobs (`tasks`); here it is only asked for.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from suizhi.commons.home import home
from suizhi.commons.jobs.services import enqueue
from suizhi.commons.ledger import services as ledger
from suizhi.commons.policy import Viewer, require
from suizhi.halls.register.exchange.archive import label
from suizhi.halls.register.loading.importer import catalogue
from suizhi.halls.register.models import ImportRun
from suizhi.halls.register.progress import job_key
from suizhi.kernel.errors import Refusal

_NAME_KEPT = 80
"""Characters of an uploaded file's name that are kept: the end, where the extension is."""


@transaction.atomic
def import_upload(*, by: Viewer, name: str, chunks: Iterable[bytes], source: str = "", collection: str = "office") -> ImportRun:
    """Keep a file that was sent in and ask for its preview. `source` "" detects the source from the content.

    Raises PermissionDenied, and Refusal for a source that does not exist or a file beyond the limit.
    """
    require(by, "register.import")
    if source:
        catalogue().require(source)
    path = _keep(name, chunks)
    run = ImportRun.objects.create(
        path=str(path),
        label=_shown_name(name),
        collection=collection,
        source=source,
        actor=by.actor,
        state=ImportRun.State.QUEUED,
        started_at=timezone.now(),
    )
    enqueue(key=f"preview:{run.pk}", task="register.preview", arguments={"run": run.pk})
    ledger.append(
        actor=by.actor, verb="register.import.uploaded", subject=f"import:{run.pk}", payload={"label": run.label, "source": source}
    )
    return run


@transaction.atomic
def import_commit(*, by: Viewer, run: ImportRun) -> ImportRun:
    """Ask for a previewed run to be taken in. Raises PermissionDenied, and Refusal where it is not waiting for this."""
    require(by, "register.import")
    waiting = ImportRun.objects.filter(pk=run.pk, state=ImportRun.State.PREVIEW)
    if not waiting.update(state=ImportRun.State.QUEUED):
        raise Refusal(
            "import.state",
            zh="这次导入不在预览状态，不能写入登记簿。",
            en="This import is not in preview and cannot be committed.",
            mend_zh="请等预览完成；已经写入的不必再写。",
            mend_en="Wait for its preview; what has been committed need not be again.",
            value=run.state,
        )
    enqueue(key=job_key(run), task="register.import", arguments={"run": run.pk})
    ledger.append(actor=by.actor, verb="register.import.requested", subject=f"import:{run.pk}")
    run.refresh_from_db()
    return run


def _keep(name: str, chunks: Iterable[bytes]) -> Path:
    """Write the file under a folder of its own; the sender's name counts only as a hint and never as a path."""
    folder = home() / "uploads" / secrets.token_hex(8)
    folder.mkdir(parents=True)
    path = folder / _plain_name(name)
    size = 0
    try:
        with path.open("wb") as file:
            for chunk in chunks:
                size += len(chunk)
                _check_size(size)
                file.write(chunk)
    except Refusal:
        path.unlink()
        folder.rmdir()
        raise
    return path


def _shown_name(name: str) -> str:
    """The sender's own name of the file, as people will look for it; never used as a path."""
    return label(PurePosixPath(name.replace("\\", "/")).name) or "upload"


def _plain_name(name: str) -> str:
    last = PurePosixPath(name.replace("\\", "/")).name
    return re.sub(r"[^\w.\-]", "_", last)[-_NAME_KEPT:].lstrip(".") or "upload"


def _check_size(size: int) -> None:
    limit = int(settings.UPLOAD_LIMIT)
    if size > limit:
        raise Refusal(
            "upload.too_large",
            zh=f"文件超过 {limit // 2**20} MB 的上限。",
            en=f"The file is larger than the limit of {limit // 2**20} MB.",
            mend_zh="请拆分，或由管理员用 suizhi import 导入。",
            mend_en="Split it, or ask an administrator to use suizhi import.",
            field="file",
        )
