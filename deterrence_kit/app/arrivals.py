"""What comes to a page from outside: links, files of one's own, saved states."""

from __future__ import annotations

from typing import Any

from deterrence_kit.app import own_files
from deterrence_kit.app.links import state_from, steps_told
from deterrence_kit.app.moved import ally_of, left_behind
from deterrence_kit.app.session import Session
from deterrence_kit.app.state import State, scenario_called, scenario_of
from deterrence_kit.app.travel import arriving, found_again
from deterrence_kit.app.undo import History


class Arrivals(Session):
    """A session that opens links and files."""

    def open_file(self, file: own_files.File) -> None:
        """Show a scenario from a user's own file; a wrong one is refused with a sentence.

        A table does not say who is defended against whom: the page asks, and sends it again.
        """
        self.notices, self.news = [], []
        try:
            if saved := own_files.saved_state(file):
                self._show_saved(file, *saved)
                return
            if asked := own_files.question(file):
                self.board.send({"kind": "ask", **asked})
                return
            name = own_files.opened(file)
        except ValueError as fault:
            self.notices = [f"The file was not opened. {fault}"]
            self.show_state()
            return
        before = self.state
        self._show_own(name)
        behind = left_behind(before, self.state)
        self.news = [
            own_files.opened_words(file, name),
            *behind,
            *self.read.without_own(self.state),
        ]
        self._keep(name, file)
        self.show_state()

    def _keep(self, name: str, file: own_files.File) -> None:
        """Ask the browser to keep a file that has been opened."""
        title = scenario_called(name).title
        self.board.send({"kind": "keep", "scenario": name, "file": file, "title": title})

    def _show_saved(self, file: own_files.File, link: str, files: list[own_files.File]) -> None:
        """A state that was saved from a page, with the files of one's own that it names."""
        for each in files:
            self._keep(own_files.opened(each), each)
        state, self.notices, self.waiting = self._arriving(link)
        self.history.push(state)
        self.card, self.news = "", [own_files.saved_words(file), *self.read.without_own(state)]
        self.panel.show_members(scenario_of(state))
        self.panel.pick(ally_of(state))
        self.show_state()

    def _arriving(self, link: str) -> tuple[State, list[str], list[str]]:
        return arriving(self.read.MARK, self.read.MARK or State().scenario, link)

    def _show_own(self, name: str) -> None:
        """A scenario of one's own, with what a link has said about it that waited for the file."""
        state, self.card = State(name, packages=self.state.packages), ""
        if found := found_again(name, self.waiting):
            state, self.notices, link = found
            self.waiting = [each for each in self.waiting if each != link]
        self.history.push(state)

    def open_link(self, query: str, files: object = (), trail: object = None) -> None:
        """Show the state a query string describes, and say what in it was ignored.

        `files` are the visitor's own that it names; `trail` are the steps that led to it on other pages.
        """
        faults = _open_again(files if isinstance(files, list) else [])
        state, self.notices, self.waiting = self._arriving(query)
        self.notices, self.news = [*faults, *self.notices], self.read.without_own(state)
        self.history = History(state)
        if recalled := _recalled(trail, state):
            self.history.recall(*recalled)
        self.panel.show_members(scenario_of(state))
        self.panel.pick(ally_of(state))
        self.show_state()


def _recalled(trail: object, state: State) -> tuple[list[State], int] | None:
    """Steps that the browser has kept, if they led to just this state and all of them can be shown."""
    told = steps_told(trail)
    if told is None:
        return None
    read = [state_from(step) for step in told[0]]
    states = [each for each, _ in read]
    whole = not any(said for _, said in read) and states[told[1]] == state
    return (states, told[1]) if whole else None


def _open_again(files: list[Any]) -> list[str]:
    """Open what the browser has kept; a sentence for each file that this version refuses."""
    faults = []
    for file in files[: own_files.MOST_FILES]:
        try:
            own_files.opened(own_files.file_of(file if isinstance(file, dict) else {}))
        except (ValueError, KeyError) as fault:
            faults.append(f"A file of your own was not opened. {fault}")
    return faults
