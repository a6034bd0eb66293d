"""The floor of the framework: one select box and the peer's three charts, as Streamlit shows them without our care.

python -m streamlit run tests/benchmarks/bare_app.py, with the root of the project in PYTHONPATH.
"""

import streamlit as st

from data import store
from queries import ask, rows
from tests.benchmarks.dash_app import Government, bullets, components, trend


@st.cache_resource(show_spinner=False)
def _connection():
    return store.connect()


known = {
    one["government_code"]: one["government_name"]
    for one in rows(ask(_connection(), "governments"))
    if one["indicator_count"]
}
st.set_page_config(layout="wide")
code = st.selectbox("Pemerintah daerah", list(known), list(known).index("64"), format_func=known.get)
about = Government(_connection(), code)
left, right = st.columns([1.45, 1])
left.plotly_chart(trend(about), theme=None, key="trend")
right.plotly_chart(bullets(about), theme=None, key="bullets")
right.plotly_chart(components(about), theme=None, key="components")
