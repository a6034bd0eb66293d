// In the head of the served page. A page opened without filters gets them from the session: that fills the
// address in place, so one step back leaves the page. The government on screen is remembered for the next visit.
// A browser that has never been here is offered Panduan (.rb-offer), until it closes the line or has opened Panduan.
// A click on .rb-print (the sheet of Profil) prints; one on .rb-copy copies the text just before it.
// Signing in ends at the root of the app: from there a person goes on to the page they came from.
(() => {
  const kept = (name) => document.cookie.split("; ").find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
  const keep = (name, value) => (document.cookie = `${name}=${value};path=/;max-age=31536000;SameSite=Lax`);
  if (!kept("rb_pemda") && !kept("rb_panduan")) keep("rb_panduan", "baru");
  const remember = () => {
    const code = new URLSearchParams(location.search).get("pemda") || "";
    if (/^[0-9.]+$/.test(code)) keep("rb_pemda", code);
    if (location.pathname.endsWith("/panduan")) keep("rb_panduan", "tahu");
    document.documentElement.toggleAttribute("data-rb-new", kept("rb_panduan") === "baru");
  };
  const MINUTES = 15;
  const here = () => location.pathname + location.search;
  const goBack = () => {
    const [back, left] = JSON.parse(sessionStorage.getItem("rb_back") || "[]");
    sessionStorage.removeItem("rb_back");
    const isRoot = location.pathname.endsWith("/") && !location.search;
    if (isRoot && back && back !== here() && Date.now() - left < MINUTES * 60000) location.replace(location.origin + back);
  };
  goBack();
  const push = history.pushState.bind(history);
  const replace = history.replaceState.bind(history);
  // On the way to another page the framework sometimes writes the query of that page before its path: one step, not two.
  let early = { search: null, at: 0 };
  history.pushState = (state, title, url) => {
    const next = new URL(url, location.href);
    const isPage = next.pathname !== location.pathname;
    if (next.pathname.endsWith("/akun") && isPage) sessionStorage.setItem("rb_before", here());
    const isSecondHalf = isPage && next.search && next.search === early.search && Date.now() - early.at < 1000;
    (isSecondHalf || (!isPage && !location.search) ? replace : push)(state, title, url);
    early = { search: isPage ? null : next.search, at: Date.now() };
    remember();
  };
  history.replaceState = (state, title, url) => {
    replace(state, title, url);
    remember();
  };
  remember();
  const copy = (button) => {
    const words = button.previousElementSibling;
    getSelection().selectAllChildren(words);
    document.execCommand("copy"); // the clipboard of navigator needs https, which an office network may not have
    getSelection().removeAllRanges();
    button.textContent = "Tersalin";
    setTimeout(() => (button.textContent = "Salin"), 2000);
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".rb-print")) print();
    if (event.target.closest?.(".rb-offer-close")) {
      keep("rb_panduan", "tahu");
      remember();
    }
    if (event.target.closest?.("[class*='st-key-sign_in_'] button"))
      sessionStorage.setItem("rb_back", JSON.stringify([sessionStorage.getItem("rb_before") || here(), Date.now()]));
    const button = event.target.closest?.(".rb-copy");
    if (button) copy(button);
  });
})();
