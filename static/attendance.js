// Who is here? A mark is a tap of the queue in taps.js and goes out from every page of the
// meetings. It says how long ago it was made, and of two marks of one woman the server keeps the
// later one, so sending twice does no harm.
// Marks that come after the meeting was closed stay on the phone until somebody has read it.
// Without this script the page saves ten names at a time.
"use strict";
(() => {
  const $ = (what, where = document) => where.querySelector(what);
  const signs = $("#marks");
  let onward = "";
  let isFull = false; // the phone's store: the button of the page saves

  const row = (person) => $(`[data-person="${person}"]`);
  // What stands in a row; the same tapped again takes it back.
  const put = (there, presence) => {
    there.dataset.stands = presence;
    for (const pick of there.querySelectorAll("input[type=radio]")) pick.checked = pick.value === presence;
  };
  // Below the marks it stands what became of hers; the line is kept free, so no row grows.
  const sign = (there, kind, by) => {
    const said = $(`[data-chip=${kind}]`, signs.content).cloneNode(true);
    if (by) $("bdi", said).textContent = by;
    $("[data-state]", there).replaceChildren(...said.childNodes);
  };

  const queue = tapQueue({
    kind: "marks",
    about: (one) => one.person,
    pack: (one) => [one.person, one.presence],
    refused: (one, told) => told.left.includes(one.person) && told.why,
    lead: (stuck) => stuck[0].stuck,
    line: (one) => `${one.name}: ${one.word}`,
    paint: (one) => {
      const there = row(one.person);
      if (!there) return;
      put(there, one.presence);
      sign(there, "unsent");
    },
    show: (told, fresh) => {
      const waiting = new Set(fresh.map((one) => String(one.person)));
      for (const [person, [presence, by]] of Object.entries(told.rows)) {
        const there = row(person);
        if (!there || waiting.has(person)) continue;
        put(there, presence);
        if (presence) sign(there, "saved", by);
        else $("[data-state]", there).replaceChildren();
      }
    },
    done: () => onward && !queue.all().length && location.assign(onward),
  });
  if (!queue) return; // no store: the button of the page saves

  const take = (pick, presence) => {
    const form = pick.form;
    const there = pick.closest("[data-person]");
    if (!there || !form || !form.dataset.taps) return;
    const person = Number(there.dataset.person);
    onward = "";
    const isKept = queue.add({
      person, presence, at: Date.now(), name: $("strong", there).textContent,
      word: presence ? pick.nextElementSibling.textContent.trim() : signs.dataset.back,
    }, (one) => one.person !== person || one.stuck);
    if (isKept) return;
    put(there, presence);
    isFull = true;
  };
  document.addEventListener("click", (event) => {
    const there = event.target.type === "radio" && event.target.closest("[data-person]");
    if (there && there.dataset.stands === event.target.value) take(event.target, "");
  });
  document.addEventListener("change", (event) => event.target.type === "radio" && take(event.target, event.target.value));

  document.addEventListener("submit", (event) => {
    const { taps, next } = event.target.dataset;
    if (!taps || isFull) return;
    event.preventDefault();
    if (queue.unsent().length) {
      onward = next;
      queue.say();
      queue.flush();
    } else if (queue.all().length) scrollTo(0, 0);
    else location.assign(next);
  }, true);

  for (const there of document.querySelectorAll("form[data-taps] [data-person]")) {
    there.dataset.stands = ($("input[checked]", there) || { value: "" }).value;
    const pick = $("input:checked", there); // perhaps tapped before this script was here
    if (pick && pick.value !== there.dataset.stands) take(pick, pick.value);
  }
  queue.begin();
})();
