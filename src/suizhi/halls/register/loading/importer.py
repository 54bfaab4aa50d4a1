"""Taking in a path: find the files, tell what they are, and load them batch by batch, each batch and its progress in one transaction.

A file is proven whole before its first row is written, so that of a broken one nothing is; a row with bad values is refused
alone. The same command after a kill goes on where the last committed batch ended: a file is known by the digest of its content.
"""

from __future__ import annotations

import gc
import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from suizhi.commons.home import home
from suizhi.commons.ledger import services as ledger
from suizhi.commons.lock import exclusive
from suizhi.halls.register.census import census_refresh
from suizhi.halls.register.exchange.catalogue import Catalogue
from suizhi.halls.register.exchange.definition import SourceDefinition
from suizhi.halls.register.exchange.intake import Intake, intakes
from suizhi.halls.register.loading.context import Context, Outcome
from suizhi.halls.register.loading.party_rows import load_parties
from suizhi.halls.register.loading.reference_rows import load_reference
from suizhi.halls.register.loading.rights import load_rights
from suizhi.halls.register.loading.summary import FileSummary, Summary
from suizhi.halls.register.models import ImportFile, ImportRun, RefusedRow, Source
from suizhi.kernel.errors import Place, Refusal
from suizhi.kernel.records import PartyRow, Read, ReferenceRow, RightRow

BATCH = 1000
"""Rows in a transaction: a kill loses at most this much work, and the commit's cost is spread thin enough."""

Progress = Callable[[FileSummary], None]


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be taken in, by whom, and as what."""

    path: Path
    collection: str = "office"
    source: str = ""
    """A source definition's code, or "" to tell from the content."""
    actor: str = "cli"
    label: str = ""


def catalogue() -> Catalogue:
    """The source definitions that ship with Suizhi and those saved in this home."""
    return Catalogue([home() / "sources"])


def take_in(
    errand: Errand,
    *,
    today: date,
    run: ImportRun | None = None,
    progress: Progress | None = None,
    found: Iterable[Intake] | None = None,
) -> Summary:
    """Load everything under the path, or what was `found` where the sources are no files.

    Raises Refusal where the path itself cannot be read; refused files are in the summary.
    """
    with exclusive("import"):
        run = _started(errand, run)
        try:
            summary = _Run(errand, run, today, progress, commit=True).load(found)
        except Exception as error:
            # Also where the program is at fault: a run that stands as running would tell the desk that somebody is at work.
            _finish(run, ImportRun.State.FAILED, error if isinstance(error, Refusal) else None)
            raise
        _finish(run, ImportRun.State.DONE, None)
        census_refresh()
        return summary


def preview(errand: Errand, *, today: date, progress: Progress | None = None) -> Summary:
    """What `take_in` would do, without doing it."""
    run = ImportRun(actor=errand.actor, collection=errand.collection, path=str(errand.path))
    return _Run(errand, run, today, progress, commit=False).load()


class _Run:
    """One pass over the files of an errand."""

    def __init__(self, errand: Errand, run: ImportRun, today: date, progress: Progress | None, *, commit: bool) -> None:
        self.errand, self.run, self.today, self.commit = errand, run, today, commit
        self.progress = progress
        self.catalogue = catalogue()

    def load(self, found: Iterable[Intake] | None = None) -> Summary:
        """Every file, in order."""
        if self.errand.source:
            self.catalogue.require(self.errand.source)
        summary = Summary(str(self.errand.path))
        for one in intakes(self.errand.path, self.catalogue, self.errand.source) if found is None else found:
            summary.add(self._load_file(one) if isinstance(one, Intake) else self._refuse_file(one))
        return summary

    def _load_file(self, intake: Intake) -> FileSummary:
        try:
            _prove(intake)
            file = self._file(intake)
        except Refusal as refusal:
            return self._refuse_file(refusal.located(at=refusal.at or Place(intake.place)), intake)
        result = FileSummary.of(file, intake)
        try:
            with _collector_at_rest():
                for reads in _batches(_counted(intake), skip=file.done_rows):
                    self._load_batch(file, reads, result)
                    if self.progress:
                        self.progress(result)
        except Refusal as refusal:
            return self._stop(file, result, refusal.located(at=refusal.at or Place(intake.place)))
        return self._end(file, result)

    def _load_batch(self, file: ImportFile, reads: list[Read], result: FileSummary) -> None:
        if not self.commit:
            result.count(_loaded(self._context(file), reads), reads)
            return
        with transaction.atomic():
            ledger.hold()
            outcome = _loaded(self._context(file), reads)
            result.count(outcome, reads)
            file.done_rows += len(reads)
            result.store(file)
            RefusedRow.objects.bulk_create([row for read in outcome.refused for row in _refused_rows(file, read)], batch_size=500)

    def _context(self, file: ImportFile) -> Context:
        assert file.source is not None
        return Context(self.errand.collection, file.source, file, timezone.now(), self.today, self.commit)

    def _file(self, intake: Intake) -> ImportFile:
        """The file's record: the unfinished one of an earlier run where there is one."""
        source = _source(intake.definition, save=self.commit)
        content = {"collection": self.errand.collection, "digest": _content(intake), "source": source}
        fresh = ImportFile(run=self.run, place=intake.place, size=intake.size, version=intake.definition.version, **content)
        if not self.commit:
            return fresh
        file = ImportFile.objects.filter(**content, state=ImportFile.State.RUNNING).first() or fresh
        file.run = self.run
        file.save()
        return file

    def _refuse_file(self, refusal: Refusal, intake: Intake | None = None) -> FileSummary:
        """The file of which nothing is taken in, with what it was taken for where that is known."""
        place = intake.place if intake else refusal.at.file if refusal.at else ""
        file = ImportFile(run=self.run, place=place, collection=self.errand.collection, size=intake.size if intake else 0)
        if self.commit:
            file.save()
        return self._stop(file, FileSummary.of(file, intake) if intake else FileSummary(place), refusal)

    def _stop(self, file: ImportFile, result: FileSummary, refusal: Refusal) -> FileSummary:
        """The file cannot be read, or a disk that went away has left off in the middle: the same file again goes on from there."""
        result.stop(refusal)
        if self.commit:
            file.state = ImportFile.State.REFUSED
            with transaction.atomic():
                result.store(file)
                _refused_row(file, refusal, {}).save()
        return result

    def _end(self, file: ImportFile, result: FileSummary) -> FileSummary:
        if self.commit:
            file.state = ImportFile.State.DONE
            result.store(file)
        return result


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Rows hold no cycles, and looking for some among a batch's hundred thousand objects costs a seventh of the import."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _loaded(context: Context, reads: list[Read]) -> Outcome:
    outcome = Outcome(read=len(reads))
    good = []
    for read in reads:
        if read.refusals:
            outcome.refused.append(read)
        elif read.row is not None:
            good.append(read)
            outcome.mended += bool(read.row.mends)
            outcome.mends.update(mend.code for mend in read.row.mends)
    for type_, load in ((RightRow, load_rights), (PartyRow, load_parties), (ReferenceRow, load_reference)):
        rows = [read for read in good if isinstance(read.row, type_)]
        if rows:
            load(context, rows, outcome)
    return outcome


def _content(intake: Intake) -> str:
    """The digest by which the content is known again: read by another version of the definition, the same file says something else."""
    digest, version = intake.digest(), intake.definition.version
    return digest if version == 1 else hashlib.sha256(f"{digest}:{version}".encode()).hexdigest()


def _prove(intake: Intake) -> None:
    """Raise the `Refusal` of a file that breaks off or is damaged anywhere, or has too many rows. Reads it once, and writes nothing."""
    if intake.prove is None or intake.definition.assertions.max is not None:
        deque(_counted(intake), maxlen=0)
    else:
        intake.prove()


def _batches(reads: Iterator[Read], *, skip: int) -> Iterator[list[Read]]:
    """Batches whose borders stand at the same rows whether or not the import was interrupted."""
    rest = islice(reads, skip, None)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _counted(intake: Intake) -> Iterator[Read]:
    """The rows, once it is known that there are enough: a delivery cut short is refused before anything of it is written."""
    least, most = intake.definition.assertions.min, intake.definition.assertions.max
    reads = intake.read()
    head = list(islice(reads, least))
    if len(head) < least:
        raise _wrong_count(intake, str(len(head)))
    yield from head
    for number, read in enumerate(reads, len(head) + 1):
        if most is not None and number > most:
            raise _wrong_count(intake, f">{most}")
        yield read


def _wrong_count(intake: Intake, count: str) -> Refusal:
    least, most = intake.definition.assertions.min, intake.definition.assertions.max
    return Refusal(
        "source.row_count",
        zh=f"这个来源一次应有 {least} 至 {most or '若干'} 行，文件里有 {count} 行。",
        en=f"A delivery of this source has {least} to {most or 'any number of'} rows; the file has {count}.",
        mend_zh="请确认文件完整；若来源确已变化，请修改来源定义的 assertions。",
        mend_en="Check that the file is whole; if the source has changed, change `assertions` in its definition.",
        value=count,
        at=Place(intake.place),
    )


def _source(definition: SourceDefinition, *, save: bool) -> Source:
    values = {
        "title_zh": definition.title.zh,
        "title_en": definition.title.en,
        "publisher": definition.publisher,
        "licence": definition.licence,
        "visibility": definition.visibility,
        "coverage": definition.coverage.model_dump(mode="json"),
    }
    if save:
        return Source.objects.update_or_create(code=definition.code, defaults=values)[0]
    return Source.objects.filter(code=definition.code).first() or Source(code=definition.code, **values)


def _started(errand: Errand, run: ImportRun | None) -> ImportRun:
    now = timezone.now()
    others = ImportRun.objects.filter(state=ImportRun.State.RUNNING)
    if run is not None:
        others = others.exclude(pk=run.pk)
    others.update(
        state=ImportRun.State.FAILED, finished_at=now, message="中断，由后来的导入接续。", message_en="Interrupted; a later import goes on."
    )
    run = run or ImportRun(
        path=str(errand.path),
        label=errand.label or errand.path.name,
        collection=errand.collection,
        source=errand.source,
        actor=errand.actor,
    )
    run.state, run.started_at = ImportRun.State.RUNNING, now
    run.save()
    return run


def _finish(run: ImportRun, state: ImportRun.State, refusal: Refusal | None) -> None:
    run.state, run.finished_at = state, timezone.now()
    if refusal is not None:
        run.message, run.message_en = refusal.zh, refusal.en
    with transaction.atomic():
        run.save()
        ledger.append(actor=run.actor, verb=f"register.import.{state}", subject=f"import:{run.pk}", payload={"label": run.label})


def _refused_rows(file: ImportFile, read: Read) -> Iterator[RefusedRow]:
    for refusal in read.refusals:
        yield _refused_row(file, refusal.located(at=refusal.at or read.at), read.raw)


def _refused_row(file: ImportFile, refusal: Refusal, raw: dict[str, str]) -> RefusedRow:
    return RefusedRow(
        file=file,
        row=refusal.at.row if refusal.at else None,
        code=refusal.code,
        field=refusal.field,
        value=_storable(refusal.value),
        message=refusal.zh,
        message_en=refusal.en,
        mend=refusal.mend_zh,
        mend_en=refusal.mend_en,
        raw={_storable(name): _storable(cell) for name, cell in raw.items()},
    )


def _storable(text: str) -> str:
    """The text without what PostgreSQL cannot keep: bytes that no encoding knew, and NULs. It is shown to people, and loses nothing of use."""
    return text.encode("utf-8", "replace").decode().replace("\0", "␀")
