"""Sources over the API: what they are, what they can state, how they are read; and defining a new one."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from django.http import Http404
from ninja import Path

from suizhi.commons.rest.access import PUBLIC, ApiRequest
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import FileText, Input, Output, Word
from suizhi.halls.register.census import SourceCount
from suizhi.halls.register.definitions import definition_revise, definition_save
from suizhi.halls.register.exchange.definition import SourceDefinition
from suizhi.halls.register.loading.importer import catalogue
from suizhi.halls.register.models import Source
from suizhi.halls.register.selectors import sources

router = Router(tags=["来源 Sources"])

SourceCode = Annotated[Word, Path(description="The definition's code")]


_STATED = ("code", "title_zh", "title_en", "publisher", "licence", "visibility", "coverage")


class SourceOut(Output):
    """A source that has stated something: how many of its statements count today, and when it last spoke."""

    code: str
    title_zh: str
    title_en: str
    publisher: str
    licence: str
    visibility: str
    coverage: dict[str, Any]
    statements: int
    last: datetime | None

    @staticmethod
    def of(source: Source, count: SourceCount) -> dict[str, Any]:
        """The source with its counts."""
        return {name: getattr(source, name) for name in _STATED} | {"statements": count.statements, "last": count.last}


class DefinitionSummary(Output):
    """A source definition in short."""

    code: str
    version: int
    title: dict[str, str]
    publisher: str
    licence: str
    reader: str
    rows: str


class DefinitionIn(Input):
    """A source definition, as the YAML of docs/import-formats.md."""

    definition: FileText


@router.read("", access=PUBLIC, response=list[SourceOut], summary="已用来源")
def sources_list(request: ApiRequest) -> list[Any]:
    """The sources whose statements the register holds; those of the office's own only for the office."""
    return [SourceOut.of(source, count) for source, count in sources() if _open(request, source.visibility)]


@router.read("/definitions", access=PUBLIC, response=list[DefinitionSummary], summary="来源定义")
def definitions_list(request: ApiRequest) -> list[dict[str, Any]]:
    """Every source definition there is: those that ship with Suizhi and those saved here."""
    return [found.model_dump(mode="json") for found in catalogue().values() if _open(request, found.visibility)]


@router.act("/definitions", access="register.define", response=DefinitionSummary, summary="新建来源定义")
def definition_new(request: ApiRequest, body: DefinitionIn) -> dict[str, Any]:
    """Save a new definition; the refusal names the key at fault."""
    return definition_save(by=request.auth, text=body.definition).model_dump(mode="json")


@router.act("/definitions/{code}/versions", access="register.define", response=DefinitionSummary, summary="来源定义的新版本")
def definition_version(request: ApiRequest, code: SourceCode, body: DefinitionIn) -> dict[str, Any]:
    """Save the next version of a definition that was saved here. Its `version` is one more than the last; earlier runs keep theirs."""
    return definition_revise(by=request.auth, code=code, text=body.definition).model_dump(mode="json")


@router.read("/definitions/{code}", access=PUBLIC, response=dict[str, Any], summary="一个来源定义")
def definition_get(request: ApiRequest, code: SourceCode) -> dict[str, Any]:
    """The definition in full: columns, lookups, assertions, coverage."""
    return _definition(request, code).model_dump(mode="json")


def _definition(request: ApiRequest, code: str) -> SourceDefinition:
    found = catalogue().get(code)
    if found is None or not _open(request, found.visibility):
        raise Http404
    return found


def _open(request: ApiRequest, visibility: str) -> bool:
    return visibility == "public" or request.auth.is_office
