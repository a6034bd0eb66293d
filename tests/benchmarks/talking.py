"""Sessions without a browser: they speak the app's own protocol, so that only the server is measured."""

import socket
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


class Session:
    """One open page; `choose` changes one of its select boxes and waits for the answer."""

    def __init__(self, address: str, page: str = "", query: str = ""):
        called = address.removeprefix("http://")
        self._stream = connect(
            f"ws://{called}/_stcore/stream",
            subprotocols=["streamlit"],
            max_size=None,
            origin=f"http://{called}",
            sock=socket.create_connection(("127.0.0.1", int(called.rsplit(":", 1)[1]))),
        )
        self._page, self._query, self._page_hash, self.boxes = page, query, "", {}
        self._run({})

    def close(self) -> None:
        self._stream.close()

    def choose(self, label: str, name: str) -> float:
        """Choose `name` in the select box `label`; the seconds until the script of the page has finished."""
        states = {box.id: box.raw_value for box in self.boxes.values() if box.raw_value}
        return self._run(states | {self.boxes[label].id: name})

    def _run(self, states: dict[str, str]) -> float:
        """Send the states of the widgets, as a browser does at a click; seconds until the last word of the answer."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.page_script_hash = self._query, self._page_hash
        asked.page_name = "" if self._page_hash else self._page
        for key, value in states.items():
            asked.widget_states.widgets.add(id=key, string_value=value)
        start = time.perf_counter()
        self._stream.send(message.SerializeToString())
        answer = [ForwardMsg.FromString(self._stream.recv(timeout=60))]
        while answer[-1].WhichOneof("type") != "script_finished":
            answer.append(ForwardMsg.FromString(self._stream.recv(timeout=60)))
        seconds = time.perf_counter() - start
        self._learn(answer)
        return seconds

    def _learn(self, answer: list[ForwardMsg]) -> None:
        """Note the select boxes, the address and the page an answer tells."""
        for message in answer:
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.new_element.WhichOneof("type") == "selectbox":
                box = message.delta.new_element.selectbox
                self.boxes[box.label] = box
            elif kind == "new_session":
                self._page_hash = message.new_session.page_script_hash
            elif kind == "page_info_changed":
                self._query = message.page_info_changed.query_string
