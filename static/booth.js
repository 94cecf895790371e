// Who votes now? A tap goes into the queue in taps.js and out from every page of the poll. Each tap
// has a key made here, and the server takes it once, however often it comes. Of two marks in one
// name the first stands; the second one stays on the phone until somebody has read why it was not
// taken.
// On the page with the whole roll she is found without a link as well.
// Without this script each button is sent as a form.
"use strict";
(() => {
  const SHOWN = 20;
  const $ = (what, where = document) => where.querySelector(what);
  const form = $("form[data-taps]");
  const signs = $("#marks");

  const row = (entry) => form && $(`[data-entry="${entry}"]`, form);

  const newKey = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, "$1-$2-4$3-8$4-");
  };

  // What is not sent yet stands in her row in place of its buttons.
  const paint = (tap) => {
    const there = row(tap.entry);
    if (!there) return;
    // room for the answer: when it comes, the next one's button must stay under the finger
    if (!there.style.minBlockSize) there.style.minBlockSize = `calc(${there.offsetHeight}px + 4rem)`;
    const line = $("[data-unsent]", signs.content).cloneNode(true);
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

  const queue = tapQueue({
    kind: "taps",
    about: (one) => one.entry,
    pack: (one) => [one.key, one.entry, one.mark],
    refused: (one, told) => told.taken[one.key],
    lead: () => "",
    line: (one) => `${one.name} – ${one.word}: ${one.stuck}`,
    paint,
    show: (told, fresh) => {
      for (const [entry, html] of Object.entries(told.rows)) put(entry, html);
      fresh.forEach(paint);
    },
  });
  if (!queue) return; // no store: the buttons send the form

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
    const buttons = $(`${kind} [data-buttons]`, signs.content).cloneNode(true);
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

  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.target === form && button && button.name === "tap") {
      const [entry, mark] = button.value.split(":");
      const there = row(entry);
      const isKept = queue.add({
        key: newKey(), entry: Number(entry), mark, at: Date.now(), word: button.textContent.trim(),
        name: `${$("bdi", there).textContent} ${$("strong", there).textContent.trim()}`,
      });
      if (isKept) event.preventDefault(); // else the browser sends the form
    } else if (form && event.target.getAttribute("role") === "search" && $("[data-find]")) {
      event.preventDefault(); // it is found on this page
    }
  }, true);

  const field = $("[data-find]");
  const asked = form && $("#q");
  if (asked) asked.addEventListener("focus", () => asked.select()); // the next number is typed over it
  if (field && form) {
    field.addEventListener("input", () => find(field));
    find(field);
  }
  queue.begin();
})();
