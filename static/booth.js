// Who votes now? Each tap is kept on the phone and sent by itself; what was not sent yet goes out
// when there is a link, from every page of the poll. Each tap has a key made here, and the server
// takes it once, however often it comes. Of two marks in one name the first stands; the second one
// stays on the phone until somebody has read why it was not taken.
// On the page with the whole roll she is found without a link as well.
// Without this script each button is sent as a form.
"use strict";
(() => {
  const user = document.currentScript.dataset.user;
  const MINE = `weak:${user}:taps:`; // goes at log-out and after a week, as all of weaklink.js
  const SHOWN = 20;
  const $ = (what, where = document) => where.querySelector(what);
  const form = $("form[data-taps]");
  const words = $("#taps");
  let busy = false;
  let timer = 0;
  let tries = 0;

  const names = () => Object.keys(localStorage).filter((name) => name.startsWith(MINE));
  const read = (name) => JSON.parse(localStorage.getItem(name) || "[]");
  const write = (name, taps) =>
    taps.length ? localStorage.setItem(name, JSON.stringify(taps)) : localStorage.removeItem(name);
  const fresh = (name) => read(name).filter((one) => !one.stuck);
  const all = () => names().flatMap(read);
  const row = (entry) => form && $(`[data-entry="${entry}"]`, form);

  const newKey = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, "$1-$2-4$3-8$4-");
  };

  // The note at the head of the page.
  const say = (more = "") => {
    let note = $("[data-taps-note]");
    const unsent = all().filter((one) => !one.stuck).length;
    const stuck = all().filter((one) => one.stuck);
    if (!words || !(unsent || stuck.length)) return note && note.remove();
    if (!note) {
      note = $("[data-taps-note]", words.content).cloneNode(true);
      ($("h1") || $("main").firstChild).after(note);
    }
    const told = words.dataset;
    note.className = `r-note is-${stuck.length ? "stop" : "wait"}`;
    $("strong", note).textContent = stuck.length ? told.refused : unsent === 1 ? told.one : told.many.replace("#", unsent);
    $("p", note).textContent = stuck.length ? "" : more || told.more;
    $("ul", note).replaceChildren(
      ...stuck.map((one) => {
        const line = document.createElement("li");
        line.textContent = `${one.name} – ${one.word}: ${one.stuck}`;
        return line;
      }),
    );
    const button = $("button", note);
    button.hidden = !stuck.length;
    button.textContent = told.away;
    button.onclick = () => {
      for (const name of names()) write(name, fresh(name));
      say();
    };
  };

  // What is not sent yet stands in her row in place of its buttons.
  const paint = (tap) => {
    const there = row(tap.entry);
    if (!there) return;
    const line = $("[data-unsent]", words.content).cloneNode(true);
    $("bdi", line).textContent = tap.word;
    $("[data-state]", there).append(line);
    const buttons = $("[data-buttons]", there);
    if (buttons) buttons.remove();
  };
  const put = (entry, html) => {
    const there = row(entry);
    if (!there) return;
    there.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  };

  const later = (more) => {
    clearTimeout(timer);
    timer = setTimeout(flush, Math.min(120000, 3000 * 2 ** tries++));
    say(more);
  };

  const send = async (name) => {
    const taps = fresh(name);
    const data = new FormData();
    data.append("taps", JSON.stringify(taps.map((one) => [one.key, one.entry, one.mark, Math.max(0, Date.now() - one.at)])));
    data.append("csrfmiddlewaretoken", $("[name=csrfmiddlewaretoken]").value);
    const stop = new AbortController();
    const limit = setTimeout(() => stop.abort(), 30000);
    try {
      const answer = await fetch(name.slice(MINE.length), {
        method: "POST", body: data, headers: { "X-Requested-With": "fetch" }, signal: stop.signal,
      });
      if (![200, 409].includes(answer.status)) return answer.status;
      const told = await answer.json();
      const sent = new Set(taps.map((one) => one.key)); // what was tapped meanwhile stays
      if (answer.status === 409) {
        write(name, read(name).map((one) => (sent.has(one.key) ? { ...one, stuck: told.closed } : one)));
        return 409;
      }
      const kept = (one) => {
        if (!sent.has(one.key) || one.stuck) return [one];
        const wrong = told.taken[one.key];
        return wrong ? [{ ...one, stuck: wrong }] : [];
      };
      write(name, read(name).flatMap(kept));
      if (form && form.dataset.taps === name.slice(MINE.length)) {
        for (const [entry, html] of Object.entries(told.rows)) put(entry, html);
        for (const one of fresh(name)) paint(one);
        const foot = new DOMParser().parseFromString(told.foot, "text/html");
        $("#count").replaceChildren(...foot.body.childNodes);
      }
      return 200;
    } catch (error) {
      return 0;
    } finally {
      clearTimeout(limit);
    }
  };

  const flush = async () => {
    if (busy || !words || !$("[name=csrfmiddlewaretoken]")) return;
    clearTimeout(timer);
    busy = true;
    let more = null;
    for (const name of names()) {
      if (!fresh(name).length) continue;
      const status = await send(name);
      if (status === 401) more = words.dataset.login;
      else if (status !== 200 && status !== 409) more = status > 0 && status < 500 ? words.dataset.again : "";
    }
    busy = false;
    if (more !== null) return later(more);
    if (names().some((name) => fresh(name).length)) return flush();
    tries = 0;
    say();
  };

  // The whole roll: who is meant by what is typed, a few at a time, each with her buttons.
  const plain = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g, (digit) => "0123456789"[digitOf(digit)]);
  const digitOf = (digit) => {
    const code = digit.codePointAt(0);
    return code - [0x660, 0x6f0, 0x966, 0x9e6].filter((zero) => zero <= code).pop();
  };
  const equip = (one) => {
    const kind = $("[data-state] .r-chip", one) ? "[data-marked]" : "[data-fresh]";
    if ($("[data-buttons]", one) || $("[data-unsent]", one)) return;
    const buttons = $(`${kind} [data-buttons]`, words.content).cloneNode(true);
    for (const button of buttons.querySelectorAll("button")) button.value = one.dataset.entry + button.value.slice(1);
    one.lastElementChild.append(buttons);
  };
  const find = (field) => {
    const typed = plain(field.value).split(/[\s,.:;]+/).filter(Boolean);
    let found = 0;
    for (const one of form.querySelectorAll("[data-entry]")) {
      one.said ||= [...one.querySelectorAll("strong bdi, strong + p bdi")].flatMap((part) => plain(part.textContent).split(/\s+/));
      const number = $("bdi", one).textContent.trim();
      const meant = typed.length === 1 && /^\d+$/.test(typed[0])
        ? number === typed[0]
        : typed.every((word) => one.said.some((name) => name.startsWith(word)));
      one.hidden = !meant || ++found > SHOWN;
      if (!one.hidden) equip(one);
    }
    $("[data-more]", form).hidden = found <= SHOWN;
    $("[data-nobody]", form).hidden = found > 0;
  };

  try {
    localStorage.setItem("weak", "");
    localStorage.removeItem("weak");
  } catch (error) {
    return; // no store: the buttons send the form
  }

  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.target === form && button && button.name === "tap") {
      const [entry, mark] = button.value.split(":");
      const there = row(entry);
      const name = MINE + form.dataset.taps;
      const tap = {
        key: newKey(), entry: Number(entry), mark, at: Date.now(), word: button.textContent.trim(),
        name: `${$("bdi", there).textContent} ${$("strong", there).textContent.trim()}`,
      };
      try {
        write(name, [...read(name), tap]);
      } catch (error) {
        return; // the phone's store is full: the browser sends the form
      }
      event.preventDefault();
      paint(tap);
      tries = 0;
      setTimeout(() => fresh(name).some((one) => one.key === tap.key) && say(), 2000); // a slow link
      flush();
    } else if (event.target.id === "logout-form" && all().length && !event.target.dataset.tapped && words) {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.target.dataset.tapped = "1";
      say(words.dataset.leaving);
      scrollTo(0, 0);
    } else if (form && event.target.getAttribute("role") === "search" && $("[data-find]")) {
      event.preventDefault(); // it is found on this page
    }
  }, true);

  addEventListener("online", () => {
    tries = 0;
    flush();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && flush());
  const field = $("[data-find]");
  const asked = form && $("#q");
  if (asked) asked.addEventListener("focus", () => asked.select()); // the next number is typed over it
  if (field && form) {
    field.addEventListener("input", () => find(field));
    find(field);
  }
  for (const one of form ? fresh(MINE + form.dataset.taps) : []) paint(one);
  say();
  flush();
})();
