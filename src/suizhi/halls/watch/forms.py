"""The forms of watch: a new watch, a batch, an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from suizhi.engines.watches import Aspect
from suizhi.halls.register.selectors import parties, right_by_number
from suizhi.halls.search.marks.forms import PictureField
from suizhi.halls.watch.models import Batch, Watch
from suizhi.halls.watch.notify import CHANNELS, PORTAL
from suizhi.kernel.classes import Class, parse_nice, parse_nice_group
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer

_APART = re.compile(r"[\s,，、;；]+")
_LINES = re.compile(r"[\n\r,，、;；]+")
ASPECTS = {Aspect.SOUND: _("读音"), Aspect.LOOK: _("字形"), Aspect.MEANING: _("含义")}
THRESHOLDS = (("0.45", _("宽：略有相近也提醒")), ("0.6", _("一般：相近就提醒")), ("0.8", _("严：很相近才提醒")))
_NAMES_MAX = 50


class _Ticks(forms.CheckboxSelectMultiple):
    """Boxes one under the other."""

    template_name = "watch/parts/ticks.html"


class LinesField(forms.CharField):
    """Several names, one a line or with any sign between."""

    def __init__(self, **given: Any) -> None:
        super().__init__(max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3}), **given)

    def clean(self, value: object) -> list[str]:
        """The names, each once."""
        found = (part.strip() for part in _LINES.split(str(super().clean(value))))
        return list(dict.fromkeys(filter(None, found)))[:_NAMES_MAX]


class SymbolsField(forms.CharField):
    """Classes or groups, with any sign between."""

    def __init__(self, parse: Callable[[str], Class], **given: Any) -> None:
        super().__init__(max_length=400, required=False, **given)
        self._parse = parse

    def clean(self, value: object) -> list[str]:
        """The symbols in their plain form. Raises ValidationError with the parser's sentence."""
        try:
            return [self._parse(part).symbol for part in _APART.split(str(super().clean(value))) if part]
        except Refusal as refusal:
            raise forms.ValidationError(refusal.zh) from refusal


_PARTS = (
    (_("监测什么"), ("kind", "title", "right", "of_party", "names", "places", "products")),
    (_("范围和程度"), ("home", "groups", "classes", "territory", "threshold", "aspects")),
    (_("通知"), ("channels", "hook")),
)


class WatchForm(forms.Form):
    """A new watch. Which fields are needed depends on what is watched; the service says what is missing."""

    kind = forms.ChoiceField(label=_("监测什么"), choices=Watch.Kind.choices)
    title = forms.CharField(label=_("起个名字"), max_length=120, help_text=_("列表和通知里用，例如“云雀 手机类”。"))
    right = forms.CharField(label=_("权利的号码"), max_length=60, required=False, help_text=_("监测一件权利时填：登记簿里的注册号。"))
    of_party = forms.CharField(
        label=_("权利人或者竞争者"), max_length=200, required=False, help_text=_("名称或者统一社会信用代码，登记簿里要有。")
    )
    names = LinesField(label=_("名称和别名"), help_text=_("一行一个；别名、外文名、常见错写都可以写。"))
    places = LinesField(label=_("地名"), help_text=_("地理标志用：产地的中文、拼音、外文写法。"))
    products = LinesField(label=_("产品名"), help_text=_("地理标志用：产品的中文和外文写法。"))
    home = SymbolsField(parse_nice, label=_("保护的类别"), help_text=_("自己的商品在哪些类，例如 30 31；不填不判断商品远近。"))
    groups = SymbolsField(parse_nice_group, label=_("保护的类似群"), help_text=_("四位编号，例如 3105；可以不填。"))
    classes = SymbolsField(parse_nice, label=_("只看这些类别"), help_text=_("不填就看全部类别。"))
    aspects = forms.MultipleChoiceField(
        label=_("从哪些角度看"), choices=[(str(code), label) for code, label in ASPECTS.items()], widget=_Ticks(), required=False
    )
    territory = forms.ChoiceField(label=_("地域"), choices=Watch.Territory.choices, initial=Watch.Territory.CN)
    threshold = forms.TypedChoiceField(label=_("多相近才提醒"), choices=THRESHOLDS, coerce=float, initial="0.6")
    channels = forms.MultipleChoiceField(label=_("怎样通知"), choices=list(CHANNELS.items()), widget=_Ticks(), required=False)
    hook = forms.URLField(
        label=_("接口通知的地址"), max_length=300, required=False, assume_scheme="https", help_text=_("选了接口通知才填。")
    )

    def __init__(self, who: Viewer, data: Any = None) -> None:
        super().__init__(data, initial={"aspects": list(map(str, Aspect)), "channels": [PORTAL]})
        self._who = who

    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields in the groups in which the page shows them."""
        return [(title, [self[name] for name in names]) for title, names in _PARTS]

    def clean_right(self) -> int | None:
        """The id of the right that bears the number."""
        said = self.cleaned_data["right"].strip()
        found = right_by_number(self._who, said) if said else []
        if said and len(found) != 1:
            raise forms.ValidationError(_("登记簿里没有这个号码，或者不止一件。"))
        return found[0].pk if found else None

    def clean_of_party(self) -> int | None:
        """The id of the party of that name or code."""
        said = self.cleaned_data["of_party"].strip()
        if not said:
            return None
        found = parties(self._who).filter(Q(name=said) | Q(identifiers__value=said.upper())).distinct()[:2]
        if len(found) != 1:
            raise forms.ValidationError(_("登记簿里没有这个当事人，或者不止一个；请用统一社会信用代码。"))
        return found[0].pk

    def clean_home(self) -> list[int]:
        """Classes as numbers."""
        return list(map(int, self.cleaned_data["home"]))

    def clean_classes(self) -> list[int]:
        """Classes as numbers."""
        return list(map(int, self.cleaned_data["classes"]))


class BatchForm(forms.Form):
    """A file that is to be looked at."""

    kind = forms.ChoiceField(label=_("这是什么"), choices=[(kind.value, kind.label) for kind in Batch.SENT])
    file = forms.FileField(
        label=_("文件"), help_text=_("JSON Lines，一行一条；写法见接口说明。"), error_messages={"required": _("请先选一个文件。")}
    )


class PictureForm(forms.Form):
    """A picture that a listing shows, to be laid beside the right's own."""

    picture = PictureField(
        label=_("商品的图片"),
        help_text=_("从平台页面存下来的图，PNG、JPEG、WebP 等，最大 8 MB；选一张，或者拖到下面的框里。"),
        error_messages={"required": _("请先选一张图片。")},
    )


class AnswerForm(forms.Form):
    """What became of an alert or a lead: state and reason together, so that only what belongs together can be chosen."""

    outcome = forms.ChoiceField(label=_("结果和理由"))
    text = forms.CharField(label=_("说明"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(
        self, states: Mapping[Any, Sequence[str]], labels: Mapping[Any, Any], reasons: Mapping[str, Any], data: Any = None
    ) -> None:
        super().__init__(data)
        field = self.fields["outcome"]
        assert isinstance(field, forms.ChoiceField)
        groups = [(labels[state], [(f"{state}:{reason}", reasons[reason]) for reason in known]) for state, known in states.items()]
        field.choices = [("", "—"), *groups]

    @property
    def chosen(self) -> tuple[str, str, str]:
        """State, reason, words."""
        state, _, reason = self.cleaned_data["outcome"].partition(":")
        return state, reason, self.cleaned_data["text"]
