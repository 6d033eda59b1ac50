"""The shapes of the content: a step, a page of its wizard, an output."""

from __future__ import annotations

from dataclasses import dataclass

from pcve_desktop.models.vocabularies import Step


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page of a step's wizard: one question, with what helps to answer it.

    `question` may hold `{network}`. `empty` is the sentence shown while there is nothing yet,
    `empty_action` the words of its link.
    """

    key: str
    title: str
    question: str
    hint: str
    example: str
    tip: str
    empty: str
    empty_action: str


@dataclass(frozen=True, slots=True)
class OutputContent:
    """Where a step shows in what the program can print or send."""

    key: str
    title: str
    hint: str


@dataclass(frozen=True, slots=True)
class StepContent:
    """Everything a step says: `title` heads its pages, `word` is its shortest name."""

    step: Step
    title: str
    word: str
    question: str
    pages: tuple[PageContent, ...]
    benchmarks: tuple[str, ...]
    outputs: tuple[OutputContent, ...]
    coming: str

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the pages in order; the last is always the summary."""
        return tuple(page.key for page in self.pages)

    def page(self, key: str) -> PageContent:
        """Return a page; KeyError when the step has none of that key."""
        for page in self.pages:
            if page.key == key:
                return page
        raise KeyError(key)
