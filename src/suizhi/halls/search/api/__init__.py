"""Search's part of the API: asking, writing out, keeping."""

from suizhi.commons.rest.router import Router
from suizhi.halls.search.api import asking, export, figures, goods, marks, saved

router = Router()
router.add_router("/search", asking.router)
router.add_router("/export", export.router)
router.add_router("/marks", marks.router)
router.add_router("/marks", figures.router)
router.add_router("/goods", goods.router)
router.add_router("/saved-searches", saved.router)
