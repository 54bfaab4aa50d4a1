"""`suizhi up`: prepare what is missing, print the address, and serve the portal with a worker beside it."""

from __future__ import annotations

import socket

import click

from suizhi.cli import setup
from suizhi.cli.prepare import prepare
from suizhi.commons.home import data_dir, home
from suizhi.kernel.errors import Refusal


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址 · address to listen on")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="端口 · port")
@click.option("--threads", type=click.IntRange(1, 64), default=4, show_default=True, help="每进程线程数 · threads of a process")
@click.option("--processes", type=click.IntRange(1, 64), default=1, show_default=True, help="进程数 · processes")
@click.option("--no-demo", is_flag=True, help="不建演示城市和演示账户 · no demonstration city, no demonstration accounts")
@click.option("--no-worker", is_flag=True, help="不带后台任务进程 · no worker beside the portal")
@click.option("--with-data", is_flag=True, help="导入 SUIZHI_DATA 中的真实数据 · take in the real sets under SUIZHI_DATA")
def command(host: str, port: int, threads: int, processes: int, *, no_demo: bool, no_worker: bool, with_data: bool) -> None:
    """Prepare this home and serve it until Ctrl-C or SIGTERM."""
    _free(host, port)
    click.echo(f"穗知 Suizhi · {home()}")
    prepare(demo=not no_demo, with_data=with_data)
    _introduce(host, port, demo=not no_demo)
    _offer_data(with_data)
    from suizhi.cli.serving import serve, worker_beside

    if no_worker:
        serve(host, port, processes, threads)
    else:
        with worker_beside():
            serve(host, port, processes, threads)


def _free(host: str, port: int) -> None:
    """Refuse a taken port at once rather than after minutes of preparing."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise _taken(host, port, str(error)) from error


def _introduce(host: str, port: int, *, demo: bool) -> None:
    setup.django()
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 - compared, not bound
    click.secho(f"\n  门户 portal  http://{shown}:{port}/    English  http://{shown}:{port}/en/\n", bold=True)
    if not demo:
        return
    from suizhi.commons.accounts.demonstration import demo_password, demo_people

    people = demo_people()
    click.echo(f"  演示账户 demonstration accounts · 密码 password {demo_password()}" if people else "")
    for username, shown in people:
        click.echo(f"    {username:<14} {shown}")


def _offer_data(taken: bool) -> None:
    folder = data_dir()
    if folder is not None and not taken:
        click.echo(f"\n  真实数据 real data: {folder} · 导入 take it in: suizhi up --with-data")


def _taken(host: str, port: int, said: str) -> Refusal:
    return Refusal(
        "up.port",
        zh=f"不能在 {host}:{port} 监听：{said}。",
        en=f"Cannot listen on {host}:{port}: {said}.",
        mend_zh="请用 --port 换一个端口。",
        mend_en="Choose another one with --port.",
        field="port",
        value=port,
    )
