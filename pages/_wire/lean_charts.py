"""The frontend's chart script without what no chart of ours draws: maps, 3D, pies and forty more kinds of traces.

Plotly lies in it as a list of CommonJS modules, each a function that runs when it is first called for. Here the kinds
that are registered beside lines are left out, and with them every module that then nobody can call.
"""

import re

# name=_({"src/traces/bar/index.js"(e,t){
MODULE = re.compile(r"(?<![\w$.])(?P<name>[A-Za-z_$][\w$]*)=_\(\{[`\"][^`\"]+[`\"]\(\w+(?:,\w+)?\)\{")
MODULE_END = re.compile(r"\}\}\)(?P<after>[,;](?:var )?)$")
ENTRY = re.compile(
    r"return _\(\{[`\"]lib/index\.js[`\"]\(e,t\)\{var (\w+)=(?P<core>[\w$]+)\(\);\1\.register\(\[(?P<kinds>[^\]]*)\]\)"
)
CALL = re.compile(r"(?<![\w$.])([A-Za-z_$][\w$]*)\(\)")


def lean(script: str) -> str | None:
    """`script` with lines alone, a quarter of its size; None where it is not built as it was when this was written."""
    entry, modules = ENTRY.search(script), list(MODULE.finditer(script))
    if entry is None or not modules or modules[-1].start() > entry.start():
        return None
    ends = [*(module.start() for module in modules[1:]), entry.start()]
    texts = {module["name"]: script[module.start() : end] for module, end in zip(modules, ends, strict=True)}
    after = {name: MODULE_END.search(text) for name, text in texts.items()}
    if len(texts) < len(modules) or not all(after.values()) or entry["core"] not in texts:
        return None
    called = _reached(entry["core"], texts)
    kept = [text if name in called else f"{name}=0{after[name]['after']}" for name, text in texts.items()]
    rest = script[entry.start() : entry.start("kinds")] + script[entry.end("kinds") :]
    return script[: modules[0].start()] + "".join(kept) + rest


def _reached(start: str, texts: dict[str, str]) -> set[str]:
    """The modules that `start` calls, and those that these call."""
    reached, waiting = set(), [start]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += {called for called in CALL.findall(texts[name]) if called in texts}
    return reached
