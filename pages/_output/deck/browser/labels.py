"""Where the words beside marks may stand: the first place that touches nothing, else the weakest word is left out."""

from typing import NamedTuple

from pages._output.deck.browser.parts import room_of

GAP = 8  # between a mark's middle and its label


class Room(NamedTuple):
    """A rectangle that is taken, in points."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Room") -> float:
        """The shared ground in square points."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0


class Label(NamedTuple):
    """Words that belong to a mark at (x, y); `sides` in order of preference."""

    x: float
    y: float
    words: str
    size: float
    sides: tuple[str, ...]
    priority: int  # 0 is placed first
    is_bold: bool = False
    is_needed: bool = False  # stands even where it touches something
    short: str = ""  # where the whole words fit nowhere
    key: tuple = ()  # whose it is, for the one who draws


class Placed(NamedTuple):
    """A label, the room it takes and how its words are anchored in it."""

    label: Label
    room: Room
    anchor: str  # start | middle | end

    @property
    def x(self) -> float:
        room = self.room
        return {"start": room.left, "middle": (room.left + room.right) / 2, "end": room.right}[self.anchor]

    @property
    def baseline(self) -> float:
        return self.room.top + self.label.size * 0.88


# Horizontal side, vertical side, and how far away: around the mark, then a line of text further.
SIDES = {
    "above": (0, -1, 1), "below": (0, 1, 1), "right": (1, 0, 1), "left": (-1, 0, 1),
    "above right": (1, -1, 0.5), "above left": (-1, -1, 0.5), "below right": (1, 1, 0.5), "below left": (-1, 1, 0.5),
    "far above": (0, -1, 2.4), "far below": (0, 1, 2.4),
}  # fmt: skip
UPWARDS = ("above", "above right", "above left", "right", "left", "far above")
DOWNWARDS = ("below", "below right", "below left", "far below")


def place(labels: list[Label], marks: list[Room], walls: list[Room], paths: list[tuple], inside: Room) -> list[Placed]:
    """The labels that find room inside; marks and walls are never touched, paths [(x1, y1, x2, y2)] if avoidable."""
    taken, placed = [*marks, *walls], []
    for label in sorted(labels, key=lambda one: one.priority):
        forms = [label, label._replace(words=label.short)] if label.short else [label]
        tried = [_at(form, side) for form in forms for side in label.sides]
        costs = [_trouble(one.room, taken, inside) for one in tried]
        soft = [cost + _crossings(one.room, paths) * 2 + n * 0.9 for n, (one, cost) in enumerate(zip(tried, costs))]  # noqa: B905
        best = soft.index(min(soft))
        if costs[best] and not label.is_needed:
            continue
        placed.append(tried[best])
        taken.append(tried[best].room)
    return placed


def _at(label: Label, side: str) -> Placed:
    across, down, far = SIDES[side]
    width, height = room_of(label.words, label.size, is_bold=label.is_bold), label.size * 1.15
    anchor = {0: "middle", 1: "start", -1: "end"}[across]
    away = GAP if down == 0 or far >= 1 else 3
    left = {0: label.x - width / 2, 1: label.x + away, -1: label.x - away - width}[across]
    shift = GAP * far
    top = {0: label.y - height / 2, 1: label.y + shift, -1: label.y - shift - height}[down]
    return Placed(label, Room(left, top, left + width, top + height), anchor)


def _trouble(room: Room, taken: list[Room], inside: Room) -> float:
    """Ground shared with what is taken or beyond the edges, made heavy against everything else."""
    area = (room.right - room.left) * (room.bottom - room.top)
    shared = sum(room.overlap(one) for one in taken) + area - room.overlap(inside)
    return 100 + shared if shared > 0.01 else 0


def _crossings(room: Room, paths: list[tuple]) -> int:
    """How many of 24 points of each path lie in the room."""
    return sum(
        room.left < x1 + (x2 - x1) * n / 24 < room.right and room.top < y1 + (y2 - y1) * n / 24 < room.bottom
        for x1, y1, x2, y2 in paths
        for n in range(25)
    )
