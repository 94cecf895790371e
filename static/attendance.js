// Who is here? Each tap is kept on the phone and sent by itself; what was not sent yet goes out
// when there is a link, from every page of the meetings. A mark says how long ago it was made, and
// of two marks of one woman the server keeps the later one, so sending twice does no harm.
// Marks that come after the meeting was closed stay on the phone until somebody has read it.
// Without this script the page saves ten names at a time.
"use strict";
(() => {
  const user = document.currentScript.dataset.user;
  const MINE = `weak:${user}:marks:`; // goes at log-out and after a week, as all of weaklink.js
  const $ = (what, where = document) => where.querySelector(what);
  let busy = false;
  let timer = 0;
  let tries = 0;
  let onward = "";

  const names = () => Object.keys(localStorage).filter((name) => name.startsWith(MINE));
  const read = (name) => JSON.parse(localStorage.getItem(name) || "[]");
  const write = (name, marks) =>
    marks.length ? localStorage.setItem(name, JSON.stringify(marks)) : localStorage.removeItem(name);
  const fresh = (name) => read(name).filter((one) => !one.stuck);
  const all = () => names().flatMap(read);

  // What stands in a row; the same tapped again takes it back.
  const put = (row, presence) => {
    row.dataset.stands = presence;
    for (const pick of row.querySelectorAll("input[type=radio]")) pick.checked = pick.value === presence;
  };

  // The sign beside a name, and the note at the head of the page.
  const sign = (person, kind) => {
    const place = $(`[data-person="${person}"] [data-state]`);
    const chip = $(`#marks`) && $(`[data-chip=${kind}]`, $("#marks").content);
    if (place && chip) place.replaceChildren(...chip.cloneNode(true).childNodes);
  };
  const say = (more = "") => {
    const words = $("#marks");
    let note = $("[data-marks-note]");
    const unsent = all().filter((one) => !one.stuck).length;
    const stuck = all().filter((one) => one.stuck);
    if (!words || !(unsent || stuck.length)) return note && note.remove();
    if (!note) {
      note = $("[data-marks-note]", words.content).cloneNode(true);
      ($("h1") || $("main").firstChild).after(note);
    }
    const told = words.dataset;
    note.className = `r-note is-${stuck.length ? "stop" : "wait"}`;
    $("strong", note).textContent = stuck.length ? told.refused : unsent === 1 ? told.one : told.many.replace("#", unsent);
    $("p", note).textContent = stuck.length ? stuck[0].stuck : more || told.more;
    $("ul", note).replaceChildren(
      ...stuck.map((one) => {
        const line = document.createElement("li");
        line.textContent = `${one.name}: ${one.word}`;
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

  const later = (more) => {
    clearTimeout(timer);
    timer = setTimeout(flush, Math.min(120000, 3000 * 2 ** tries++));
    say(more);
  };

  const send = async (name) => {
    const marks = fresh(name);
    const data = new FormData();
    data.append("marks", JSON.stringify(marks.map((one) => [one.person, one.presence, Math.max(0, Date.now() - one.at)])));
    data.append("csrfmiddlewaretoken", $("[name=csrfmiddlewaretoken]").value);
    const stop = new AbortController();
    const limit = setTimeout(() => stop.abort(), 30000);
    let answer;
    try {
      answer = await fetch(name.slice(MINE.length), {
        method: "POST", body: data, headers: { "X-Requested-With": "fetch" }, signal: stop.signal,
      });
      if (![200, 409].includes(answer.status)) return answer.status;
      const told = await answer.json();
      // what was tapped meanwhile is another mark, and stays
      const sent = (one) => marks.some((mark) => mark.person === one.person && mark.at === one.at);
      if (answer.status === 409) {
        write(name, read(name).map((one) => (sent(one) ? { ...one, stuck: told.closed } : one)));
        return 409;
      }
      const kept = (one) => (one.stuck || !sent(one) ? [one] : told.left.includes(one.person) ? [{ ...one, stuck: told.why }] : []);
      write(name, read(name).flatMap(kept));
      const form = $("form[data-marks]");
      if (form && form.dataset.marks === name.slice(MINE.length)) show(told, name);
      return 200;
    } catch (error) {
      return 0;
    } finally {
      clearTimeout(limit);
    }
  };

  const show = (told, name) => {
    const waiting = new Set(fresh(name).map((one) => String(one.person)));
    for (const [person, [presence, by]] of Object.entries(told.rows)) {
      if (waiting.has(person)) continue;
      const row = $(`[data-person="${person}"]`);
      if (!row) continue;
      put(row, presence);
      $("[data-by]", row).textContent = by;
      if (presence) sign(person, "saved");
      else $("[data-state]", row).replaceChildren();
    }
    const foot = new DOMParser().parseFromString(told.foot, "text/html");
    $("#count").replaceChildren(...foot.body.childNodes);
  };

  const flush = async () => {
    if (busy || !$("[name=csrfmiddlewaretoken]")) return;
    clearTimeout(timer);
    busy = true;
    let more = null;
    for (const name of names()) {
      if (!fresh(name).length) continue;
      const status = await send(name);
      if (status === 401) more = $("#marks").dataset.login;
      else if (status !== 200 && status !== 409) more = status > 0 && status < 500 ? $("#marks").dataset.again : "";
    }
    busy = false;
    if (more !== null) return later(more);
    if (names().some((name) => fresh(name).length)) return flush();
    tries = 0;
    say();
    if (onward && !all().length) location.assign(onward);
  };

  try {
    localStorage.setItem("weak", "");
    localStorage.removeItem("weak");
  } catch (error) {
    return; // no store: the button of the page saves
  }

  const take = (event, presence) => {
    const form = event.target.form;
    const row = event.target.closest("[data-person]");
    if (!row || !form || !form.dataset.marks) return;
    put(row, presence);
    const person = Number(row.dataset.person);
    const name = MINE + form.dataset.marks;
    const mark = {
      person, presence, at: Date.now(), name: $("strong", row).textContent,
      word: presence ? event.target.nextElementSibling.textContent.trim() : $("#marks").dataset.back,
    };
    write(name, [...read(name).filter((one) => one.person !== person || one.stuck), mark]);
    sign(person, "unsent");
    onward = "";
    tries = 0;
    setTimeout(() => fresh(name).some((one) => one.at === mark.at) && say(), 2000); // a slow link
    flush();
  };
  document.addEventListener("click", (event) => {
    const row = event.target.type === "radio" && event.target.closest("[data-person]");
    if (row && row.dataset.stands === event.target.value) take(event, "");
  });
  document.addEventListener("change", (event) => event.target.type === "radio" && take(event, event.target.value));

  document.addEventListener("submit", (event) => {
    if (event.target.dataset.marks) {
      event.preventDefault();
      if (names().some((name) => fresh(name).length)) {
        onward = event.target.dataset.next;
        say();
        flush();
      } else if (all().length) scrollTo(0, 0);
      else location.assign(event.target.dataset.next);
    } else if (event.target.id === "logout-form" && all().length && !event.target.dataset.marked && $("#marks")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.target.dataset.marked = "1";
      say($("#marks").dataset.leaving);
      scrollTo(0, 0);
    }
  }, true);

  addEventListener("online", () => {
    tries = 0;
    flush();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && flush());
  const paint = () => {
    const form = $("form[data-marks]");
    for (const row of form ? form.querySelectorAll("[data-person]") : []) {
      row.dataset.stands = ($("input:checked", row) || { value: "" }).value;
    }
    for (const one of form ? fresh(MINE + form.dataset.marks) : []) {
      const row = $(`[data-person="${one.person}"]`);
      if (row) put(row, one.presence);
      sign(one.person, "unsent");
    }
    say();
  };
  paint();
  flush();
})();
