"""Mode rapat in the app, and the texts people carry away from Bahan raker."""

MEETING = "/raker?pemda=64&bahan=gubernur&layar=rapat"


def title(page):
    return page.locator(".rb-meeting .rb-slide.rb-current h2").inner_text()


def test_arrow_keys_turn_the_slides_one_message_a_screen(visit):
    page = visit(MEETING)
    first = title(page)
    assert page.locator(".rb-meeting .rb-slide:visible").count() == 1
    page.keyboard.press("ArrowRight")
    assert title(page) != first
    assert page.locator(".rb-meeting-counter").inner_text().startswith("2 / ")
    page.keyboard.press("ArrowLeft")
    assert title(page) == first


def test_the_screen_says_which_version_it_froze_and_leads_back(visit):
    page = visit(MEETING)
    assert page.locator(".rb-meeting-frozen").inner_text() == "Angka dibekukan pada data versi 1"
    page.locator(".rb-meeting-exit").click()
    page.wait_for_selector(".rb-preview")
    assert page.locator(".rb-meeting").count() == 0 and "dasar=1" in page.url


def test_a_slide_fills_the_window_of_a_projector_and_of_a_phone(visit):
    for width, height in ((1280, 720), (1920, 1080), (390, 844)):
        page = visit(MEETING, width, height)
        box = page.locator(".rb-meeting .rb-slide.rb-current").bounding_box()
        assert box["width"] > 0.85 * width and box["x"] >= 0 and box["x"] + box["width"] <= width


def test_the_summary_is_copied_whole(visit):
    page = visit("/raker?pemda=64&bahan=gubernur")
    page.get_by_text("Salin ringkasan").click()
    words = page.locator(".rb-copy-text").inner_text()
    page.locator(".rb-copy").click()
    page.get_by_text("Tersalin").wait_for()
    assert "Data versi 1" in words and "−0,63 poin" in words


def test_making_the_files_offers_them_for_download(visit, tmp_path):
    page = visit("/raker?pemda=64&bahan=gubernur&rapat=2026-4")
    page.get_by_role("button", name="Susun bahan").click()
    page.get_by_role("button", name="PowerPoint (pptx)").wait_for()
    for label, ending in (
        ("PowerPoint (pptx)", "pptx"),
        ("Lampiran Excel (xlsx)", "xlsx"),
        ("Briefing (html)", "html"),
    ):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=label).click()
        file = waiting.value
        assert file.suggested_filename == f"gubernur-64-triwulan-iv-2026-data-v1.{ending}"
        file.save_as(tmp_path / ending)
        assert (tmp_path / ending).stat().st_size > 10_000
