"""Parts on other paper than the rest of a report: on pages of their own."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial

from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.paper import Paper
from ita_desktop.pdf.part import Part


def turned(parts: Iterable[Part], paper: Paper, usual: Paper) -> Iterator[Part]:
    """Yield parts so that the first begins a page on other paper, and the last ends one.

    Args:
        parts: those that stand on it.
        paper: theirs.
        usual: that of what stands before and behind them.
    """
    before: Part | None = None
    is_first = True
    for part in parts:
        if before:
            yield _turned(before, paper, usual, is_first=is_first, is_last=False)
            is_first = False
        before = part
    if before:
        yield _turned(before, paper, usual, is_first=is_first, is_last=True)


def _turned(part: Part, paper: Paper, usual: Paper, *, is_first: bool, is_last: bool) -> Part:
    begin = paper if is_first else None
    end = usual if is_last else None
    return part._replace(
        content=partial(_content, part.content, is_first, is_last),
        set_into=partial(_set_between, set_into=part.set_into, begin=begin, end=end),
        set_alone=partial(_set_between, set_into=part.set_alone, begin=begin, end=end),
        paper=None if is_first else paper,
    )


def _content(content: Callable[[], Hashable], *ends: bool) -> Hashable:
    return (content(), ends)


def _set_between(
    flow: PageFlow, set_into: Callable[[PageFlow], None], begin: Paper | None, end: Paper | None
) -> None:
    if begin:
        flow.skip_to_next_page()
        flow.turn(begin)
    set_into(flow)
    if end:
        flow.break_page()
        flow.turn(end)
