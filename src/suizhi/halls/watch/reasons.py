"""The reasons for which a person answers an alert, a lead or a dossier: a fixed list, so that answers can be counted and learned from."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from suizhi.halls.watch.models import Alert, FilingDossier, MarketLead

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
DOSSIER_REASONS = {
    "checked": _("已核对申请，线索还在"),
    "ask": _("请申请人说明、补充材料"),
    "hand_on": _("转有权机关或者其他部门核查"),
    "used": _("有使用证据"),
    "own_brand": _("围绕自有品牌的申请"),
    "one_policy": _("集团统一申请"),
    "trade": _("确有多产品经营"),
    "agreed": _("权利人同意"),
    "not_near": _("和他人的名称不近似"),
    "not_joined": _("申请人之间没有关联"),
    "other": _("其他，见说明"),
}
DOSSIER_STATES = {
    FilingDossier.State.FOLLOW_UP: ("checked", "ask", "hand_on", "other"),
    FilingDossier.State.CLEARED: ("used", "own_brand", "one_policy", "trade", "agreed", "not_near", "not_joined", "other"),
}
TEACHES_NOTHING = frozenset({"gone", "wrong_right", "other"})
"""Answers that say nothing of the signals: retraining leaves them out."""
NEEDS_TEXT = frozenset({"other", "given_up"})
"""Reasons that say nothing without words beside them."""
