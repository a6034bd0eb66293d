// In the head of the served page. The script of the charts is the heaviest: it begins to travel once the framework has
// what it needs to connect, so that the first words of a page do not share a slow line with it.
new PerformanceObserver((list, observer) => {
  if (!list.getEntries().some((one) => one.name.endsWith("/_stcore/host-config"))) return;
  observer.disconnect();
  for (const link of document.querySelectorAll("link[rel=rb-later]")) link.rel = "modulepreload";
}).observe({ type: "resource", buffered: true });
