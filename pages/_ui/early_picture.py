"""A picture in the place of a chart until Plotly has travelled and drawn it."""

import time

import streamlit as st

from pages._output.profile_picture import build_picture

SECONDS_OF_A_FIRST_VISIT = 60  # afterwards the browser has Plotly, and a chart that changes need not bring a picture


def show(drawn, alt: str) -> None:
    """The picture of a figure of build_trend, inside the container of its chart; early_picture.css takes it away."""
    began = st.session_state.setdefault("session_began", time.monotonic())
    with st.empty():
        if time.monotonic() - began < SECONDS_OF_A_FIRST_VISIT:
            st.html(f'<div class="rb-early">{build_picture(drawn, alt)}</div>')
