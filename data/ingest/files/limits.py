"""What a file may hold at most, and the fault of one that holds more or cannot be read."""

MEGABYTE = 1024 * 1024
MAX_BYTES = 10 * MEGABYTE
MAX_INFLATED = 100 * MEGABYTE
MAX_PARTS = 2_000  # parts of the zip
MAX_ROWS = 120_000  # a yearly file of 100.000 rows, with what stands above and below its table
MAX_COLUMNS = 500
MAX_CELLS = 1_500_000  # cells with content, and texts in the shared table
MAX_SPREAD = 4_000_000  # cells from A1 to the last row and column, the empty ones too: calamine holds them all
MAX_TEXT = 30_000_000  # characters in all cells; one shared text may stand in many of them
MAX_MERGES = 100_000
MAX_TAG = MEGABYTE  # bytes of one XML tag
MAX_SECONDS = 60
MAX_MEMORY = 192 * MEGABYTE  # address space the child may add to what it starts with


class Fault(Exception):
    """Why a file is refused: an issue type, its place, and the facts of its wording.

    `found` None stands for the name of the file, which the stages that raise do not know.
    """

    def __init__(self, kind: str, sheet=None, cell=None, found=None, **facts):
        super().__init__(kind, sheet, cell, found, facts)
        self.kind, self.sheet, self.cell, self.found, self.facts = kind, sheet, cell, found, facts


def cell_address(row: int, column: int) -> str:
    """(0, 0) -> 'A1', (4, 27) -> 'AB5'."""
    letters, number = "", column + 1
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(65 + digit) + letters
    return f"{letters}{row + 1}"
