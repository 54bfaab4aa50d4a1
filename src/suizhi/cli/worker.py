"""`suizhi worker`: run background jobs until told to stop."""

from __future__ import annotations

import signal

import click

from suizhi.cli import setup


@click.command()
@click.option("--once", is_flag=True, help="做完队列中的任务即结束 · run what is queued, then end")
@click.option("--parent", type=int, hidden=True, help="end when no longer a child of this process")
def command(*, once: bool, parent: int | None) -> None:
    """Run jobs as they come. SIGTERM or Ctrl-C ends it after the job in hand; a job cut short is taken up again later."""
    setup.database()
    from suizhi.commons.jobs.worker import Worker, drain

    if once:
        click.echo(f"完成 done {drain()}")
        return
    worker = Worker(parent=parent)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop())
    worker.work()
