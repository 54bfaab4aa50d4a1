"""Credit's part of the API."""

from suizhi.commons.rest.router import Router
from suizhi.halls.credit.api import files, public

router = Router()
router.add_router("", public.router)
router.add_router("", files.router)
