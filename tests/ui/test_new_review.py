"""New reviews from the welcome screen's form: blank, sample, made up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lyapp.ui import files
from lyapp.ui.desk import Desk
from lyapp.ui.window import Window

Settle = Callable[[Desk], None]


@pytest.mark.parametrize("start", ["blank", "sample", "generated"])
def test_a_new_review(
    qtbot: QtBot,
    window: Window,
    tmp_path: Path,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    start: str,
) -> None:
    path = tmp_path / "northshire.lyreview"
    # The system's own file dialog can't be driven; what it gives back is all that matters.
    monkeypatch.setattr(files, "ask_new", lambda *_: path)
    window.files.new_review()
    form = window.stage.screen_here().view.form
    assert form.isVisible()
    assert not form.make.isEnabled()
    form.title.setText("Northshire 2026/27")
    getattr(form, start).setChecked(True)
    form.localities.setValue(3)
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        form.make.click()
    settle(window.desk)
    assert window.desk.review_path == path
    assert "Northshire 2026/27" in window.windowTitle()
    assert ("Made up" in window.footer.marks()) == (start == "generated")
    if start == "blank":
        window.stage.screen_here().view.to_programme.click()
        settle(window.desk)
        view = window.stage.screen_here().view
        assert view.parts["localities"] is view.stack.currentWidget()
        assert view.about.fields["year"].text() == ""  # nobody has said which
    window.files.add_made_up_scores()
    settle(window.desk)
    assert window.bar.message is None or window.bar.message.tone != "bad"


def test_the_sample_is_made_once_as_ones_own_copy(
    qtbot: QtBot, window: Window, settle: Settle
) -> None:
    desk = window.desk
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        window.files.open_sample()
    settle(desk)
    first = desk.review_uid
    assert desk.review_path == desk.home.data / "hertfordshire-2008-09.lyreview"
    with qtbot.waitSignal(desk.closed):
        desk.close()
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        window.files.open_sample()
    settle(desk)
    assert desk.review_uid == first
