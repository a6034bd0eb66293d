"""Panduan: how do I use this, as Gubernur in thirty seconds, Kepala Biro in fifteen minutes, Analis in an hour?"""

import streamlit as st

from pages._output.sentences.guide import READERS
from pages._ui import cards, filters, guide_parts

opening = st.container()
part = filters.choose_part("Pembaca", "bagian", {code: reader.name for code, reader in READERS.items()})
filters.stop_on_unknown()
with opening:
    cards.page_sentence(READERS[part].sentence, READERS[part].lead)
guide_parts.show_steps(READERS[part])
guide_parts.show_reading()
guide_parts.show_troubles()
