"""The reasons for which a person answers an alert or a lead: a fixed list, so that answers can be counted and learned from."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from suizhi.halls.watch.models import Alert, MarketLead

ALERT_REASONS = {
    "near": _("标志近似，商品相关"),
    "bad_faith": _("多次仿冒，提示留意申请人"),
    "misleading": _("误导产地或者来源"),
    "filed": _("已经提出异议"),
    "not_similar": _("标志不近似"),
    "other_goods": _("商品不相关"),
    "own": _("申请人是本人或者已经许可"),
    "coexist": _("已有共存协议"),
    "too_late": _("期限已过，改走无效宣告"),
    "done": _("已经续展或者缴费"),
    "given_up": _("权利人决定放弃"),
    "other": _("其他，见说明"),
}
ALERT_STATES = {
    Alert.State.ASSESSED: ("near", "bad_faith", "misleading", "other"),
    Alert.State.OPPOSED: ("filed", "other"),
    Alert.State.CLOSED: ("not_similar", "other_goods", "own", "coexist", "too_late", "done", "given_up", "other"),
}
"""State → the reasons that lead to it."""
LEAD_REASONS = {
    "checked": _("已核对页面，信号属实"),
    "owner_says": _("权利人说明没有授权"),
    "repeat": _("同一卖家已有确认的线索"),
    "authorised": _("经授权销售"),
    "resale": _("转售正品或者二手"),
    "fits": _("说明适配或者兼容"),
    "generic": _("通用词，不作商标使用"),
    "other_goods": _("商品不相关"),
    "wrong_right": _("认错了权利，或者权利已失效"),
    "gone": _("页面已经下架，无从核对"),
    "other": _("其他，见说明"),
}
LEAD_STATES = {
    MarketLead.State.CONFIRMED: ("checked", "owner_says", "repeat", "other"),
    MarketLead.State.DISMISSED: ("authorised", "resale", "fits", "generic", "other_goods", "wrong_right", "gone", "other"),
}
TEACHES_NOTHING = frozenset({"gone", "wrong_right", "other"})
"""Answers that say nothing of the signals: retraining leaves them out."""
NEEDS_TEXT = frozenset({"other", "given_up"})
"""Reasons that say nothing without words beside them."""
