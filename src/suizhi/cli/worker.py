"""`suizhi worker`: run background jobs until told to stop."""

from __future__ import annotations

import signal

import click

from suizhi.cli import setup


@click.command()
@click.option("--once", is_flag=True, help="做完队列中的任务即结束 · run what is queued, then end")
@click.option("--with-parent", is_flag=True, hidden=True, help="end when the starting process ends")
def command(*, once: bool, with_parent: bool) -> None:
    """Run jobs as they come. SIGTERM or Ctrl-C ends it after the job in hand; a job cut short is taken up again later."""
    setup.database()
    from suizhi.commons.jobs.worker import Worker, drain

    if once:
        click.echo(f"完成 done {drain()}")
        return
    worker = Worker(with_parent=with_parent)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop())
    worker.work()
