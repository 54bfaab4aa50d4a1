"""A lead's page shows the picture of the right, and lays a picture that a person brings from the platform beside it; nothing of it is kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from suizhi.commons.accounts.models import User
from suizhi.commons.home import gallery as gallery_folder
from suizhi.engines.logos import Labels, take
from suizhi.halls.search.marks.figures import opened
from suizhi.halls.watch.models import MarketLead
from suizhi.halls.watch.services import batch_read
from tests.engines.logos.drawn import arrow, blank, png, ringed, star
from tests.halls.watch.conftest import City, sent, watched


@pytest.fixture
def lead(city: City) -> Iterator[MarketLead]:
    """A lead on the owner's mark, whose listing names a picture; no gallery yet."""
    shutil.rmtree(gallery_folder(), ignore_errors=True)
    watched(city)
    row = {"listing_id": "L1", "title": "岭榕荔芝 高仿 1:1 加V看主页", "groups": ["3105"], "images": ["主图.jpg"], "synthetic": True}
    batch_read(batch=sent(city, [row], "listings", "listings.jsonl"))
    yield MarketLead.objects.get()
    shutil.rmtree(gallery_folder(), ignore_errors=True)


def filed(city: City) -> None:
    """Two pictures in the gallery: the right's, and another's."""
    with opened() as gallery:
        list(take(gallery, [(f"{city.mark.number}.png", png(arrow())), ("99990001.png", png(star()))], Labels()))


def client(user: User) -> Client:
    caller = Client()
    caller.force_login(user)
    return caller


def brought(city: City, lead: MarketLead, content: bytes) -> tuple[int, str]:
    sent_ = {"picture": SimpleUploadedFile("主图.png", content)}
    answer = client(city.clerk).post(f"{lead.get_absolute_url()}/picture", sent_)
    return answer.status_code, answer.content.decode()


def test_without_a_picture_of_the_right_the_page_says_so(city: City, lead: MarketLead) -> None:
    shown = client(city.clerk).get(lead.get_absolute_url()).content.decode()
    assert "图库里没有这件权利的图样" in shown and "主图.jpg" in shown


def test_the_picture_of_the_right_stands_beside_the_names_of_the_listing_s(city: City, lead: MarketLead) -> None:
    filed(city)
    shown = client(city.clerk).get(lead.get_absolute_url()).content.decode()
    assert "登记的图样" in shown and "数据里没有商品的图片" in shown
    assert shown.count("data:image/png;base64,") == 1


def test_a_picture_is_laid_beside_the_right_s_with_score_and_reason(city: City, lead: MarketLead) -> None:
    filed(city)
    status, shown = brought(city, lead, png(ringed(arrow())))
    assert status == 200
    assert "框内图形" in shown and "蓝色是商品的" in shown and "data:image/png;base64," in shown
    assert city.mark.number in shown


def test_a_picture_that_is_like_nothing_is_shown_as_such(city: City, lead: MarketLead) -> None:
    filed(city)
    status, shown = brought(city, lead, png(star()))
    assert status == 200
    assert "未见相近" in shown and "程度高" not in shown


@pytest.mark.parametrize(("content", "said"), [(b"", "文件是空的"), (b"junk", "不是认识的图片"), (png(blank()), "没有图形")])
def test_what_is_no_picture_is_told_at_the_field(city: City, lead: MarketLead, content: bytes, said: str) -> None:
    filed(city)
    status, shown = brought(city, lead, content)
    assert status == 422
    assert 'id="id_picture_error"' in shown and said in shown


def test_only_the_demonstration_has_a_sample(city: City, lead: MarketLead) -> None:
    filed(city)
    assert 'name="sample"' not in client(city.clerk).get(lead.get_absolute_url()).content.decode()
    answer = client(city.clerk).post(f"{lead.get_absolute_url()}/picture", {"sample": "1"})
    assert answer.status_code == 422


def test_its_address_alone_leads_to_the_lead(city: City, lead: MarketLead) -> None:
    answer = client(city.clerk).get(f"{lead.get_absolute_url()}/picture")
    assert (answer.status_code, answer["Location"]) == (302, lead.get_absolute_url())


def test_whoever_may_not_see_the_lead_compares_nothing(city: City, lead: MarketLead) -> None:
    filed(city)
    answer = client(city.stranger).post(f"{lead.get_absolute_url()}/picture", {"picture": SimpleUploadedFile("a.png", png(arrow()))})
    assert answer.status_code == 404
