"""The list of keyboard commands, made from the commands themselves so that it is always right."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QAction, QKeySequence

from ita_desktop.gui.window.actions import Actions


def keyed(commands: Actions) -> list[tuple[str, str]]:
    """Return what has a key: its name, and its keys as the system writes them."""
    return [
        (_name(action), ", ".join(dict.fromkeys(_shown(keys) for keys in action.shortcuts())))
        for action in commands.children()
        if isinstance(action, QAction) and action.shortcuts()
    ]


def key_table(commands: Actions) -> str:
    """Return the list as HTML."""
    rows = "".join(
        f"<tr><td><b>{escape(keys)}</b></td><td>{escape(name)}</td></tr>"
        for name, keys in keyed(commands)
    )
    return f'<table cellpadding="4" border="0">{rows}</table>'


def _name(action: QAction) -> str:
    return action.iconText().replace("&", "")


def _shown(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
