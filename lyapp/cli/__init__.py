"""The same work without a window: one file a command."""

from __future__ import annotations

from lyapp.cli import (
    agreement,
    backup,
    briefing,
    coverage,
    findings,
    give_back,
    import_plan,
    merge,
    new,
    pack,
    panel,
    record,
    restore,
    score,
    sheets,
    status,
    tour,
    verify,
    window,
)
from lyapp.cli.program import app

__all__ = ["app"]

app.command("open", hidden=True)(window.open_window)
app.command("new")(new.new)
app.command("status")(status.status)
app.command("briefing")(briefing.briefing)
app.command("score")(score.score)
app.command("sheets")(sheets.sheets)
app.command("import-plan")(import_plan.import_plan)
app.command("findings")(findings.findings)
app.command("coverage")(coverage.coverage)
app.command("pack")(pack.pack)
app.command("return")(give_back.give_back)
app.command("merge")(merge.merge)
app.command("panel")(panel.panel)
app.command("record")(record.record)
app.command("agreement")(agreement.agreement)
app.command("verify")(verify.verify)
app.command("backup")(backup.backup)
app.command("restore")(restore.restore)
app.command("tour")(tour.tour)
