// Slides that answer: hover texts of inline charts, names that dim the others, and the screen of a meeting
// (.rb-meeting.rb-on). Everything is delegated, so it serves elements that appear later and rests where there are none.
(() => {
  const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
  const root = document.documentElement;
  const find = (target, names) => target?.closest?.(names);
  root.classList.add("rb-script");

  // --- hover texts
  let tip;
  const hideTip = () => tip && (tip.hidden = true);
  const showTip = (mark) => {
    mark.closest("svg").querySelectorAll("title").forEach((title) => title.remove()); // else two texts at once
    if (!tip?.isConnected) {
      tip = document.createElement("div");
      tip.className = "rb-tip";
      tip.setAttribute("aria-hidden", "true"); // the mark itself says it
      document.body.append(tip);
    }
    tip.textContent = mark.getAttribute("aria-label");
    tip.hidden = false;
    const at = mark.getBoundingClientRect(), own = tip.getBoundingClientRect();
    const left = Math.min(Math.max(6, at.left + at.width / 2 - own.width / 2), root.clientWidth - own.width - 6);
    const top = at.top - own.height - 6;
    tip.style.left = `${left}px`;
    tip.style.top = `${top < 6 ? at.bottom + 6 : top}px`;
  };
  const pick = (named) => {
    const chart = named.closest("svg"), party = named.dataset.party;
    const same = chart.classList.contains("rb-picked") && chart.dataset.picked === party;
    chart.classList.toggle("rb-picked", !same);
    chart.dataset.picked = same ? "" : party;
    chart.querySelectorAll("[data-party]").forEach((part) => {
      part.classList.toggle("rb-same", part.dataset.party === party);
      if (part.hasAttribute("aria-pressed")) part.setAttribute("aria-pressed", !same && part.dataset.party === party);
    });
  };
  for (const [kind, act] of [["pointerover", showTip], ["focusin", showTip], ["pointerout", hideTip], ["focusout", hideTip]])
    document.addEventListener(kind, (event) => {
      const mark = find(event.target, ".rb-chart .rb-mark");
      if (mark) act(mark);
    });
  addEventListener("scroll", hideTip, { passive: true, capture: true });

  // --- the screen of a meeting
  let number = 0; // of the slide on it
  const layer = () => document.querySelector(".rb-meeting.rb-on");
  const kept = () => Number(/^#rapat-(\d+)$/.exec(location.hash)?.[1] || 0);
  const keep = (wanted) => {
    if (kept() === wanted) return;
    try {
      history.replaceState(history.state, "", wanted ? `#rapat-${wanted}` : location.pathname + location.search);
    } catch { /* a browser that keeps no address of a file */ }
  };
  // Nothing under the layer answers the keyboard while it is up.
  const shield = (isUp) => {
    for (let part = isUp && layer(); part && part !== document.body; part = part.parentElement)
      for (const other of part.parentElement.children) if (other !== part && !find(other, ".rb-tip")) other.inert = true;
    if (!isUp) document.querySelectorAll("[inert]").forEach((part) => (part.inert = false));
  };
  const show = (wanted) => {
    shield(true);
    const screen = layer(), slides = [...screen.querySelectorAll(".rb-slide")];
    if (!slides.length) return;
    number = Math.min(Math.max(1, wanted), slides.length);
    slides.forEach((slide, at) => slide.classList.toggle("rb-current", at === number - 1));
    const title = slides[number - 1].getAttribute("aria-label");
    screen.querySelector(".rb-meeting-counter").textContent = `${number} / ${slides.length}`;
    screen.querySelector(".rb-meeting-live").textContent = `Slide ${number} dari ${slides.length}: ${title}`;
    screen.querySelector(".rb-meeting-previous").disabled = number === 1;
    screen.querySelector(".rb-meeting-next").disabled = number === slides.length;
    screen.querySelector(".rb-meeting-stage").scrollTop = 0;
    hideTip();
    keep(number);
  };
  const fill = (wanted) => {
    const going = wanted ? root.requestFullscreen?.() : document.fullscreenElement && document.exitFullscreen();
    going?.catch?.(() => {}); // refused: the layer fills the window all the same
  };
  const start = (wanted) => {
    document.querySelector(".rb-meeting-here")?.classList.add("rb-on");
    document.activeElement?.blur?.(); // what had the focus lies under the layer now
    if (layer()) show(wanted);
  };
  const end = () => {
    const screen = layer();
    if (!screen) return;
    if (!screen.classList.contains("rb-meeting-here")) return screen.querySelector(".rb-meeting-exit").click();
    const slide = screen.querySelector(".rb-current");
    screen.classList.remove("rb-on");
    shield(false);
    slide?.classList.remove("rb-current");
    slide?.scrollIntoView({ block: "center" });
    keep(0);
    fill(false);
  };
  // The screen may be put up, or put up anew, at any time; the address may lose the number meanwhile.
  let isAwaited = false, opened = kept();
  const sync = () => {
    isAwaited = false;
    if (!layer()) return void (number = 0);
    if (!layer().querySelector(".rb-current")) show(number || kept() || opened || 1);
    else keep(number);
    opened = 0;
  };
  new MutationObserver(() => {
    if (!isAwaited) requestAnimationFrame(sync);
    isAwaited = true;
  }).observe(document, { childList: true, subtree: true });
  addEventListener("DOMContentLoaded", () => kept() && start(kept()));
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && layer()?.classList.contains("rb-meeting-here")) end();
  });

  const BUTTONS = {
    ".rb-meeting-start": () => { start(1); fill(true); },
    ".rb-meeting-previous": () => show(number - 1),
    ".rb-meeting-next": () => show(number + 1),
    ".rb-meeting-full": () => fill(!document.fullscreenElement),
    ".rb-meeting-end": end,
    ".rb-meeting-print": () => print(),
  };
  document.addEventListener("click", (event) => {
    const mark = find(event.target, ".rb-chart .rb-mark"), named = find(event.target, ".rb-chart :is(.rb-party, .rb-label)");
    if (mark) showTip(mark);
    else hideTip();
    if (named) pick(named);
    for (const [name, act] of Object.entries(BUTTONS)) if (find(event.target, name)) return act();
  });
  document.addEventListener("keydown", (event) => {
    const named = find(event.target, ".rb-chart .rb-party");
    const isPress = event.key === " " || event.key === "Enter";
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") hideTip();
    if (named && isPress) {
      event.preventDefault();
      return pick(named);
    }
    if (!layer() || find(event.target, "input, select, textarea, [contenteditable]")) return;
    if (isPress && layer().contains(event.target) && find(event.target, "button, a, summary")) return;
    const last = layer().querySelectorAll(".rb-slide").length;
    if (event.key === "Escape") return document.fullscreenElement ? fill(false) : end();
    const wanted = { Home: 1, End: last }[event.key] ?? (STEPS[event.key] && number + STEPS[event.key]);
    if (wanted === undefined) return;
    event.preventDefault();
    show(wanted);
  });
  let touched;
  document.addEventListener("touchstart", (event) => {
    touched = layer() && event.touches.length === 1 ? event.touches[0] : undefined;
  }, { passive: true });
  document.addEventListener("touchend", (event) => {
    const first = touched, last = event.changedTouches[0];
    touched = undefined;
    if (!first || !layer()) return;
    const across = last.clientX - first.clientX, down = last.clientY - first.clientY;
    if (Math.abs(across) > 50 && Math.abs(across) > 2 * Math.abs(down)) show(number + (across < 0 ? 1 : -1));
  }, { passive: true });
})();
