"""The content-security-policy in a real browser: nothing the app does is refused, and what it must refuse is."""

from tests.browser.conftest import turned_away

MEETING = "/raker?pemda=64&bahan=gubernur&layar=rapat"


def assert_nothing_refused(page):
    assert (turned_away(page), page.errors) == ([], [])


def test_the_picture_of_a_chart_is_saved(visit):
    page = visit("/tren?pemda=64&pembanding=13")
    page.locator(".js-plotly-plot").first.hover()
    with page.expect_download() as download:
        page.locator(".modebar-btn").first.click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
    assert_nothing_refused(page)


def test_a_briefing_is_handed_out_as_it_was_made_and_runs_nothing_of_this_origin(visit):
    page = visit("/raker?pemda=64&bahan=gubernur")
    page.get_by_role("button", name="Susun bahan").click()
    with page.expect_download(timeout=60000) as download:
        page.get_by_role("button", name="Briefing (html)").click(timeout=60000)
    text = download.value.path().read_text("utf-8")
    assert text.count("<script>") == 1 and "rb_pemda" not in text  # nothing of the page was put into it
    assert_nothing_refused(page)
    headers = page.request.get(download.value.url).headers
    assert headers["content-disposition"].startswith("attachment") and "sandbox" in headers["content-security-policy"]


def test_the_meeting_fills_the_screen(visit):
    page = visit(MEETING)
    page.evaluate("document.documentElement.requestFullscreen()")
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.featurePolicy.allowsFeature('fullscreen')")
    assert not page.evaluate("document.featurePolicy.allowsFeature('camera')")
    assert_nothing_refused(page)


WITHIN = "a script in a frame of words"  # refused in there, where nobody listens
ATTEMPTS = {
    "an inline script": "document.head.append(Object.assign(document.createElement('script'), {text: 'pwned = 1'}))",
    "a handler": "document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,x\" onerror=\"pwned = 1\">')",
    "a script of another origin": "document.head.append(Object.assign(document.createElement('script'),"
    " {src: 'http://127.0.0.1:9/a.js', onload: () => window.pwned = 1}))",
    "words run as a program": "setTimeout('pwned = 1')",
    "a frame": "document.body.insertAdjacentHTML('beforeend', '<iframe src=\"http://127.0.0.1:9/\">')",
    WITHIN: "document.body.insertAdjacentHTML('beforeend', '<iframe srcdoc=\"<script>parent.pwned=1</script>\">')",
    "an address that is a program": "document.body.insertAdjacentHTML('beforeend',"
    " '<a id=\"bad\" href=\"javascript:pwned = 1\">x</a>'), document.getElementById('bad').click()",
    "a picture from outside": "document.body.insertAdjacentHTML('beforeend', '<img src=\"http://127.0.0.1:9/x.png\">')",
    "a message to the outside": "fetch('http://127.0.0.1:9/').catch(() => 0), 0",
}


def test_what_the_policy_must_stop_is_stopped(visit, served):
    page, failed = visit("/metodologi"), {}
    page.on("requestfailed", lambda request: failed.update({request.url: request.failure}))
    for name, attempt in ATTEMPTS.items():
        page.evaluate("violations.length = 0")
        page.evaluate(f"() => {{ setTimeout(() => {{ {attempt} }}) }}")  # evaluate itself may run anything
        page.wait_for_timeout(700)
        told = name == WITHIN or len(page.evaluate("violations")) > 0
        assert (page.evaluate("window.pwned"), told) == (None, True), name
    outside = [url for url in page.requests if not url.startswith((served, "data:", "blob:"))]
    assert outside and {failed.get(url) for url in outside} == {"csp"}  # told by the browser, and never sent


def test_the_app_is_shown_in_no_frame(chromium, served):
    context = chromium.new_context()
    page = context.new_page()
    page.set_content(f"<iframe src='{served}/metodologi'></iframe>")
    page.wait_for_timeout(3000)
    assert [frame.url for frame in page.frames[1:]] == ["chrome-error://chromewebdata/"]
    context.close()
