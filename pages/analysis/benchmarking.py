import streamlit as st

st.html("<h1>…</h1>")
