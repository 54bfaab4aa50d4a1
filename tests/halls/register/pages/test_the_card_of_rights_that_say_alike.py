"""The card 意思相近的权利: links to read, worded as a lead, within scope, and honest while there is nothing to show."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from django.test import Client

from suizhi.commons.home import home
from suizhi.commons.search.likeness import neighbours_folder
from suizhi.halls.register.nearness import neighbours_update
from tests.support.register_pages import LogIn
from tests.support.world import World


@pytest.fixture(autouse=True)
def no_store() -> Iterator[None]:
    shutil.rmtree(neighbours_folder(home()), ignore_errors=True)
    yield
    shutil.rmtree(neighbours_folder(home()), ignore_errors=True)


def page(client: Client, world: World, **query: str) -> str:
    return client.get(f"/rights/{world.film.pk}", query).content.decode()


def test_before_it_is_built_it_says_so(world: World) -> None:
    assert "近邻尚未建立" in page(Client(), world)


def test_it_links_to_what_says_alike_and_gives_no_verdict(world: World) -> None:
    neighbours_update()
    card = page(Client(), world).split('id="similar"')[1].split("</section>")[0]
    assert f'href="{world.second.get_absolute_url()}"' in card
    assert "只用于排序，不是概率" in card
    assert "需人工比对" in card
    assert "侵权" not in card


def test_an_unpublished_right_is_on_the_office_s_card_alone(world: World, log_in: LogIn) -> None:
    neighbours_update()
    link = f'href="{world.closed.get_absolute_url()}"'
    assert link not in page(Client(), world)
    assert link in page(log_in("clerk"), world)


def test_a_past_day_has_no_card(world: World) -> None:
    neighbours_update()
    assert 'id="similar"' not in page(Client(), world, as_of="2024-06-30")
