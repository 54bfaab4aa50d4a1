"""The hall's part of the API."""

from suizhi.commons.rest.router import Router
from suizhi.halls.watch.api import alerts, batches, filings, leads, watches

router = Router()
router.add_router("", watches.router)
router.add_router("", alerts.router)
router.add_router("", leads.router)
router.add_router("", batches.router)
router.add_router("", filings.router)
