// What the pages can do beyond links and forms: keys, filtering while one
// types, lighting up the same words in several reports, news of changes. All
// of it only adds to pages that work without. Text goes in by textContent.
"use strict";
(() => {
  const $ = (q, at = document) => at.querySelector(q);
  const $$ = (q, at = document) => [...at.querySelectorAll(q)];

  // Keys. Items of a list, or the differences of a story.
  const items = () => $$("[data-item], .findings .card").filter((e) => e.offsetParent !== null);
  let at = -1;
  const link = (item) => $("a[data-open]", item) || $("a.cite", item) || $("a", item);
  const go = (step) => {
    const list = items();
    if (!list.length) return;
    const near = list.findIndex((e) => e.contains(document.activeElement));
    at = Math.min(Math.max((near >= 0 ? near : at) + step, 0), list.length - 1);
    list.forEach((e, i) => e.classList.toggle("at", i === at));
    const to = link(list[at]);
    if (to) to.focus({ preventScroll: true });
    list[at].scrollIntoView({ block: "nearest" });
  };
  const here = () => {
    const list = items();
    return list.find((e) => e.contains(document.activeElement)) || list[at];
  };
  const writing = (e) => e.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return;
    if (e.key === "Escape" && writing(e.target)) return e.target.blur();
    if (writing(e.target) || $("dialog[open]")) return;
    const item = here();
    switch (e.key) {
      case "j": go(1); break;
      case "k": go(-1); break;
      case "o": if (item && link(item)) link(item).click(); break;
      case "m": {
        const mark = item && $(".pick, [data-mark]", item);
        if (mark) mark.click();
        break;
      }
      case "/": $("#seek").focus(); $("#seek").select(); break;
      case "?": $("#keys").showModal(); break;
      default: return;
    }
    e.preventDefault();
  });
  $("#keys-link")?.addEventListener("click", (e) => { e.preventDefault(); $("#keys").showModal(); });

  // Marked stories.
  const tray = $("#tray");
  const marked = () => {
    const n = $$(".pick:checked").length;
    tray.classList.toggle("idle", n === 0);
    $("#marked").textContent = n === 1 ? "One story is marked: mark another one that tells of the same event." : n + " stories are marked.";
    $("button", tray).disabled = n < 2;
  };
  if (tray) {
    document.addEventListener("change", (e) => { if (e.target.matches(".pick")) marked(); });
    marked();
  }

  // The matrix.
  const form = $("#claims-filter");
  if (form) {
    const rows = $$(".matrix tbody tr");
    const columns = $$(".matrix thead tr:last-child th a").map((a) => a.getAttribute("href").slice(1));
    const filter = () => {
      const words = form.claims.value.toLowerCase().split(/\s+/).filter(Boolean);
      const column = columns.indexOf(form.carried.value);
      let hidden = 0;
      for (const row of rows) {
        const text = $("th span", row).textContent.toLowerCase();
        row.hidden = !words.every((w) => text.includes(w)) ||
          (form.disputed.checked && !row.classList.contains("disputed")) ||
          (column >= 0 && !$$("td", row)[column].childElementCount);
        hidden += row.hidden;
      }
      $("#claims-shown").textContent = hidden ? rows.length - hidden + " of " + rows.length + " claims" : "";
    };
    $("button", form).hidden = true;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (e) => { e.preventDefault(); filter(); });
    filter();
  }

  // The same part in all reports.
  const parts = (e) => (e.dataset.parts || "").split(" ").filter(Boolean);
  const reports = $(".reports, [data-beside]");
  if (reports) {
    const spans = $$("[data-parts]", reports);
    let lit = [];
    const light = (names) => {
      lit.forEach((e) => e.classList.remove("linked"));
      lit = names.length ? spans.filter((e) => parts(e).some((p) => names.includes(p))) : [];
      lit.forEach((e) => e.classList.add("linked"));
    };
    const best = (names) => names.find((p) => p[0] === "d") || names.find((p) => p[0] === "c") || names[0];
    reports.addEventListener("mouseover", (e) => {
      const span = e.target.closest("[data-parts]");
      const name = span && best(parts(span));
      light(name ? [name] : []);
    });
    reports.addEventListener("mouseleave", () => light([]));
    if (reports.matches("[data-beside]")) {
      const show = (name, from) => {
        spans.forEach((e) => e.classList.toggle("lit", parts(e).includes(name)));
        $$(".beside-column").forEach((c) => {
          const first = $(".lit", c);
          if (first && c !== from) c.scrollTop += first.getBoundingClientRect().top - c.getBoundingClientRect().top - c.clientHeight / 4;
        });
      };
      reports.addEventListener("click", (e) => {
        const tag = e.target.closest("a.use");
        const name = tag && new URL(tag.href).searchParams.get("light");
        if (name) {
          e.preventDefault();
          show(name, e.target.closest(".beside-column"));
          const url = new URL(location.href);
          url.searchParams.set("light", name);
          url.hash = "";
          history.replaceState(null, "", url);
          const says = $("#lit-says");
          says.textContent = (tag.getAttribute("aria-label") || name) + " is lit up in every report that has it.";
          return;
        }
        const span = e.target.closest("[data-parts]");
        if (span && !e.target.closest("a")) show(best(parts(span)), e.target.closest(".beside-column"));
      });
      const asked = new URLSearchParams(location.search).get("light");
      if (asked) show(asked, null);
    }
  }

  // News of changes.
  const { events, watch, change } = document.body.dataset;
  const bar = $("#live");
  if (events && watch && window.EventSource) {
    let news = 0, seen = Number(change);
    const tell = (e) => {
      let c;
      try { c = JSON.parse(e.data); } catch { return; }
      if (e.type === "anew") c = { number: c.latest, kind: "story", id: watch };
      if (c.number <= seen) return;
      seen = c.number;
      const matters = c.kind === "decision" ? false : watch === "*" ? c.kind === "story" || c.kind === "gone" : c.id === watch;
      if (!matters) return;
      news++;
      bar.replaceChildren();
      const p = document.createElement("p");
      p.textContent = watch === "*" ? (news === 1 ? "One story has changed." : news + " changes to stories.") : c.kind === "gone" ? "This story is no more: it was merged or split." : "This story has changed.";
      const b = document.createElement("button");
      b.textContent = "Show";
      b.addEventListener("click", () => location.reload());
      bar.append(p, b);
      bar.hidden = false;
    };
    // A browser holds few connections to one server: pages that are not looked
    // at let theirs go, and catch up when they are looked at again.
    let source = null;
    const listen = () => {
      if (document.hidden || source) return;
      source = new EventSource(events + "?after=" + seen);
      for (const kind of ["change", "anew"]) source.addEventListener(kind, tell);
    };
    const leave = () => { source?.close(); source = null; };
    document.addEventListener("visibilitychange", () => document.hidden ? leave() : listen());
    addEventListener("pagehide", leave);
    addEventListener("pageshow", listen);
    listen();
  }
})();
