import os
from multiprocessing import parent_process

import pytest

from dragoman.engines.processes import Processes
from dragoman.errors import BackendError


def test_work_is_done_elsewhere():
    ids = set(Processes(1).map(eval, ["__import__('os').getpid()"]))
    assert os.getpid() not in ids
    assert parent_process() is None


def test_a_dead_worker_is_told_with_a_remedy():
    with pytest.raises(BackendError, match="--workers"):
        list(Processes(1).map(eval, ["__import__('os')._exit(1)"]))
