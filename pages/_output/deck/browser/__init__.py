"""The deck in a browser: `slide` for preview and meeting, `briefing` for a room without network, `chart` as SVG."""
