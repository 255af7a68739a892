"""Many queues, one server each, whose departures are merged into one stream in order: the loops.

Events wait in linked lists, one a queue, whose nodes come from one store; a heap holds the queues that are
not empty by the departure of their first event.
"""

# ruff: noqa: PLR0917 - compiled loops take their arrays by position

import numpy as np
from numpy.typing import NDArray

from advisor.cases import Array
from advisor.simulation.kernels.compiled import compiled

Places = NDArray[np.int64]
NONE = -1
# Places in the array of counts that a station carries from block to block.
SPARE, WAITING = 0, 1


@compiled
def sink_down(heap: Places, size: int, first: Places, leaves_s: Array) -> None:
    """Let the queue on top of the heap sink to its place."""
    hole, queue = 0, heap[0]
    key = leaves_s[first[queue]]
    while True:
        child = 2 * hole + 1
        if child >= size:
            break
        if child + 1 < size and leaves_s[first[heap[child + 1]]] < leaves_s[first[heap[child]]]:
            child += 1
        if leaves_s[first[heap[child]]] >= key:
            break
        heap[hole] = heap[child]
        hole = child
    heap[hole] = queue


@compiled
def rise(heap: Places, size: int, queue: int, first: Places, leaves_s: Array) -> None:
    """Add a queue to a heap of `size` queues."""
    hole, key = size, leaves_s[first[queue]]
    while hole > 0:
        parent = (hole - 1) // 2
        if leaves_s[first[heap[parent]]] <= key:
            break
        heap[hole] = heap[parent]
        hole = parent
    heap[hole] = queue


@compiled
def join_queues(
    t_s: Array,
    born_s: Array,
    works_s: Array,
    queues: Places,
    free_s: Array,
    first: Places,
    last: Places,
    heap: Places,
    counts: Places,
    leaves_s: Array,
    held: Array,
    following: Places,
) -> None:
    """Each event joins its queue; when it will leave is known at once."""
    for index in range(t_s.shape[0]):
        queue, node = queues[index], counts[SPARE]
        counts[SPARE] = following[node]
        free_s[queue] = max(t_s[index], free_s[queue]) + works_s[index]
        leaves_s[node], held[node], following[node] = free_s[queue], born_s[index], NONE
        if first[queue] == NONE:
            first[queue] = node
            rise(heap, counts[WAITING], queue, first, leaves_s)
            counts[WAITING] += 1
        else:
            following[last[queue]] = node
        last[queue] = node


@compiled
def leave_queues(
    until_s: float,
    first: Places,
    heap: Places,
    counts: Places,
    leaves_s: Array,
    held: Array,
    following: Places,
    out_t: Array,
    out_born: Array,
) -> int:
    """Write departures up to a time in order, as many as fit; returns their number."""
    left = 0
    while left < out_t.shape[0] and counts[WAITING] > 0:
        queue = heap[0]
        node = first[queue]
        if leaves_s[node] > until_s:
            break
        out_t[left], out_born[left] = leaves_s[node], held[node]
        left += 1
        first[queue] = following[node]
        following[node] = counts[SPARE]
        counts[SPARE] = node
        if first[queue] == NONE:
            counts[WAITING] -= 1
            heap[0] = heap[counts[WAITING]]
        if counts[WAITING] > 0:
            sink_down(heap, counts[WAITING], first, leaves_s)
    return left


@compiled
def flow_through_queues(
    t_s: Array,
    work_s: float,
    queues: Places,
    shares: Array,
    left_s: Array,
    carried: Array,
    waits_s: Array,
    means_s: Array,
) -> None:
    """Cohorts as a fluid: each adds its share of `work_s` to every queue.

    Written are the wait in the cohort's own queue, and the mean over all queues by their shares.
    """
    last = carried[0]
    for index in range(t_s.shape[0]):
        passed, mean_s = t_s[index] - last, 0.0
        last = t_s[index]
        for queue in range(shares.shape[0]):
            before = left_s[queue]
            left_s[queue] = max(before + shares[queue] * work_s - passed, 0.0)
            wait_s = (before + left_s[queue]) / 2.0
            mean_s += shares[queue] * wait_s
            if queue == queues[index]:
                waits_s[index] = wait_s
        means_s[index] = mean_s
    carried[0] = last
