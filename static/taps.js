// The queue of taps, for booth.js and attendance.js: each tap is kept on the phone and sent by
// itself; what was not sent yet goes out when there is a link, after a while, and from every page
// that has this script. One that was refused stays until somebody has read why.
// The store's names must stay as they are: taps of phones in the field survive an update.
"use strict";
// `kind`: its name in the store and in what is sent; `about`: whom a tap is about; `pack`: what is
// sent of it; `refused`: why the server did not take it, if so; `line`: what is said of one that was
// refused, and `lead` above them; `paint`: how one stands on the page that is not sent yet; `show`:
// what the server's answer changes on the page; `done`: nothing is left to send.
const tapQueue = ({ kind, about, pack, refused, line, lead, paint, show, done }) => {
  // of the script that asks; goes at log-out and after a week, as all of weaklink.js
  const MINE = `weak:${document.currentScript.dataset.user}:${kind}:`;
  const $ = (what, where = document) => where.querySelector(what);
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
  const id = (one) => `${about(one)} ${one.at}`;
  const unsent = () => names().flatMap(fresh);
  const here = () => {
    const form = $("form[data-taps]");
    return form && MINE + form.dataset.taps;
  };

  // What she is about to tap must not move under her finger when something comes or goes above it.
  const still = (change) => {
    const list = $("form[data-taps]");
    const head = $("h1");
    if (!list || !head) return change();
    const top = () => list.getBoundingClientRect().top;
    const stood = top();
    head.style.paddingBlockEnd = "";
    change();
    scrollBy(0, top() - stood);
    const gap = stood - top(); // at the head of the page there is nothing to scroll back
    if (gap > 1) head.style.paddingBlockEnd = `${gap}px`;
  };

  // The note at the head of the page.
  const say = (more) => still(() => tell(more));
  const tell = (more = "") => {
    let note = $("[data-taps-note]");
    const waiting = unsent().length;
    const stuck = all().filter((one) => one.stuck);
    if (!(waiting || stuck.length)) return note && note.remove();
    if (!note) {
      note = $("[data-taps-note]", words.content).cloneNode(true);
      ($("h1") || $("main").firstChild).after(note);
    }
    const told = words.dataset;
    note.className = `r-note is-${stuck.length ? "stop" : "wait"}`;
    $("strong", note).textContent = stuck.length ? told.refused : waiting === 1 ? told.one : told.many.replace("#", waiting);
    $("p", note).textContent = stuck.length ? lead(stuck) : more || told.more;
    $("ul", note).replaceChildren(
      ...stuck.map((one) => {
        const item = document.createElement("li");
        item.textContent = line(one);
        return item;
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

  const later = (more) => {
    clearTimeout(timer);
    timer = setTimeout(flush, Math.min(120000, 3000 * 2 ** tries++));
    say(more);
  };

  const send = async (name) => {
    const taps = fresh(name);
    const sent = new Set(taps.map(id)); // what is tapped meanwhile stays
    const data = new FormData();
    data.append(kind, JSON.stringify(taps.map((one) => [...pack(one), Math.max(0, Date.now() - one.at)])));
    data.append("csrfmiddlewaretoken", $("[name=csrfmiddlewaretoken]").value);
    const stop = new AbortController();
    const limit = setTimeout(() => stop.abort(), 30000);
    try {
      const answer = await fetch(name.slice(MINE.length), {
        method: "POST", body: data, headers: { "X-Requested-With": "fetch" }, signal: stop.signal,
      });
      if (![200, 409].includes(answer.status)) return answer.status;
      const told = await answer.json();
      const kept = (one) => {
        if (one.stuck || !sent.has(id(one))) return [one];
        const why = answer.status === 409 ? told.closed : refused(one, told);
        return why ? [{ ...one, stuck: why }] : [];
      };
      write(name, read(name).flatMap(kept));
      if (answer.status === 200 && name === here()) {
        show(told, fresh(name));
        const foot = new DOMParser().parseFromString(told.foot, "text/html");
        $("#count").replaceChildren(...foot.body.childNodes);
      }
      return answer.status;
    } catch (error) {
      return 0;
    } finally {
      clearTimeout(limit);
      // for the server these are younger by the time they were on their way: what was tapped
      // meanwhile to correct one of them must not look older
      const late = (one) => !one.stuck && !sent.has(id(one)) && taps.some((tap) => about(tap) === about(one));
      write(name, read(name).map((one) => (late(one) ? { ...one, at: Date.now() } : one)));
    }
  };

  const flush = async () => {
    if (busy || !$("[name=csrfmiddlewaretoken]")) return;
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
    if (unsent().length) return flush();
    tries = 0;
    say();
    if (done) done();
  };

  // `stays`: which earlier taps stay beside this one. False: the phone's store is full.
  const add = (tap, stays = () => true) => {
    const name = here();
    try {
      write(name, [...read(name).filter(stays), tap]);
    } catch (error) {
      return false;
    }
    paint(tap);
    tries = 0;
    setTimeout(() => fresh(name).some((one) => about(one) === about(tap)) && say(), 2000); // a slow link
    flush();
    return true;
  };

  const begin = () => {
    for (const one of here() ? fresh(here()) : []) paint(one);
    say();
    flush();
  };

  try {
    localStorage.setItem("weak", "");
    localStorage.removeItem("weak");
  } catch (error) {
    return null; // no store: the page sends its form
  }

  document.addEventListener("submit", (event) => {
    if (event.target.id !== "logout-form" || !all().length || event.target.dataset.told) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // weaklink.js would throw them away
    event.target.dataset.told = "1";
    say(words.dataset.leaving);
    scrollTo(0, 0);
  }, true);
  addEventListener("online", () => {
    tries = 0;
    flush();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && flush());
  return { add, all, begin, flush, say, unsent };
};
