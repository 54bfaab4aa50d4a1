"""The register's part of the API."""

from suizhi.commons.rest.router import Router
from suizhi.halls.register.api import imports, parties, reference, rights, sources

routers: dict[str, Router] = {
    "/rights": rights.router,
    "/parties": parties.router,
    "/proposals": parties.proposals_router,
    "/imports": imports.router,
    "/sources": sources.router,
    "/reference": reference.router,
}
"""Where each router stands."""
