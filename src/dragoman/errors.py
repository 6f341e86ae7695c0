"""Errors, sorted by who has to act.

* DragomanError
  + SettingsError   the operator: a setting is missing or wrong
  + DataError       the author of a pack, a gazetteer file or an act: names the file and the key
  + InputError      nobody: this article cannot be read; it is set aside, the run goes on
  + PluginError     the author of a plug-in
  + BackendError    a machine: a store or an engine failed; try again
"""


class DragomanError(Exception):
    """Any error that this package raises on purpose."""


class SettingsError(DragomanError):
    """A setting is missing or wrong."""


class DataError(DragomanError):
    """A data file is wrong."""


class InputError(DragomanError):
    """An article cannot be read."""


class PluginError(DragomanError):
    """A plug-in is missing or does not fit its socket."""


class BackendError(DragomanError):
    """Something outside failed; the same call may work later."""
