"""A service's loop: a place in the consumer group, and a lane for each partition it gives out.

The group decides who works on what and nothing more. That no record is lost or taken twice rests on the
lanes' transactional ids, so a worker that wrongly thinks it still holds a partition can do no harm.
"""

import asyncio
from collections.abc import Collection, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import structlog

from services.stream.client_logs import hush_forgotten_kafka_errors
from services.stream.clients import CLOSE_DEADLINE_S, TRANSIENT, group_member, retrieve, running
from services.stream.errors import TopicMissing
from services.stream.kafka import Consumer, ConsumerRebalanceListener, TopicPartition
from services.stream.lane import Lane, Work, run_lane
from services.stream.outage import Outage
from services.stream.progress import Progress
from services.stream.record import Handler
from services.stream.settings import KafkaSettings
from services.stream.watchdog import watch

_log = structlog.get_logger(__name__)

GROUP_LOOP = "group"


async def run_worker(  # noqa: PLR0913 - each is a thing a service has to bring, by name
    *,
    input_topic: str,
    group: str,
    handler: Handler,
    settings: KafkaSettings,
    stop: asyncio.Event,
    progress: Progress,
) -> None:
    """Consume `input_topic` as a member of `group` until `stop` is set, then drain within ten seconds.

    Topics and group are named without the prefix. What the broker does or fails to do is waited out; only a
    fault of this program is raised. A standstill ends the process, see `watchdog`.
    """
    hush_forgotten_kafka_errors(asyncio.get_running_loop())
    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="handler")
    work = Work(input_topic, group, handler, settings, progress, Outage(), thread)
    try:
        await _until_first(_work(work), watch(progress, settings.stall_deadline_s), _stopped(stop))
    finally:
        thread.shutdown(wait=False, cancel_futures=True)
    _log.info("worker stopped", topic=input_topic, group=group)


async def _stopped(stop: asyncio.Event) -> None:
    await stop.wait()


async def _until_first(*steps: Coroutine[Any, Any, None]) -> None:
    """Run all until one ends, end the others, and raise what the one raised."""
    tasks = [asyncio.create_task(step) for step in steps]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
    for task in done:
        task.result()


async def _work(work: Work) -> None:
    """Join the group again and again: after an outage, or when a partition turned out to be another's."""
    while True:
        try:
            await _be_member(work)
        except TRANSIENT as error:
            work.outage.failed(GROUP_LOOP, error)
        work.progress.turn(GROUP_LOOP)
        await asyncio.sleep(work.settings.retry_wait_s)


async def _be_member(work: Work) -> None:
    settings, topic = work.settings, work.settings.topic(work.input_topic)
    async with running(group_member(settings, work.group), settings) as member:
        async with asyncio.timeout(settings.call_deadline_s):
            if topic not in await member.topics():
                raise TopicMissing(topic)
        lanes = Lanes(work, member)
        member.subscribe([topic], listener=lanes)
        try:
            await _until_first(_keep_place(work, member), lanes.first_failure())
        finally:
            await lanes.close()


async def _keep_place(work: Work, member: Consumer) -> None:
    """Poll for what the group has to say; a rebalance that does not end raises TimeoutError."""
    settings = work.settings
    longest_s = settings.rebalance_timeout_ms / 1000 + settings.call_deadline_s
    while True:
        async with asyncio.timeout(longest_s):
            await member.getmany(timeout_ms=1000)
        work.outage.over(GROUP_LOOP)
        work.progress.turn(GROUP_LOOP)


@dataclass(eq=False)
class Lanes(ConsumerRebalanceListener):
    """The lanes of the partitions held now; aiokafka tells what is revoked and what is assigned."""

    work: Work
    member: Consumer
    tasks: dict[int, asyncio.Task[None]] = field(default_factory=dict[int, asyncio.Task[None]])
    failure: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    # aiokafka awaits these two where they are coroutines; its base class does not say so.
    async def on_partitions_revoked(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, revoked: Collection[TopicPartition]
    ) -> None:
        """Drain every lane before the group hands its partition on."""
        await self.close()
        if revoked:
            self._tell("partitions revoked", revoked)

    async def on_partitions_assigned(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, assigned: Collection[TopicPartition]
    ) -> None:
        """Open a lane for each partition; the member itself fetches nothing."""
        self.member.pause(*assigned)
        for partition in assigned:
            self._open(partition.partition)
        self.work.progress.member = True
        self._tell("partitions assigned", assigned)

    async def first_failure(self) -> None:
        """Wait for a lane to fail for good and raise its error."""
        await self.failure

    async def close(self) -> None:
        """Cancel the lanes and give their transactions time to end."""
        self.work.progress.member = False
        tasks, self.tasks = self.tasks, {}
        for task in tasks.values():
            task.cancel()
        if tasks:
            longest_s = self.work.settings.drain_deadline_s + 2 * CLOSE_DEADLINE_S
            await asyncio.wait(tasks.values(), timeout=longest_s)
        for number in tasks:
            self._forget(number)

    def _open(self, number: int) -> None:
        self.work.progress.waiting.add(number)
        task = asyncio.create_task(run_lane(Lane(self.work, number, self.member.committed)))
        task.add_done_callback(self._ended)
        self.tasks[number] = task

    def _ended(self, task: asyncio.Task[None]) -> None:
        retrieve(task)
        if not task.cancelled() and (error := task.exception()) and not self.failure.done():
            self.failure.set_exception(error)

    def _forget(self, number: int) -> None:
        progress = self.work.progress
        progress.waiting.discard(number)
        progress.lag.pop(number, None)
        progress.ended(Lane(self.work, number, self.member.committed).name)

    def _tell(self, event: str, partitions: Collection[TopicPartition]) -> None:
        numbers = sorted(partition.partition for partition in partitions)
        _log.info(event, topic=self.work.input_topic, group=self.work.group, partitions=numbers)
