// The builder of a constitution with a little comfort. Everything works without it.
"use strict";

for (const form of document.querySelectorAll("form[data-save]")) {
  const status = document.getElementById("saved");
  const field = (name) => form.elements.namedItem(name);
  let timer = 0;
  let typed = 0; // how often something was typed
  let kept = 0; // up to which of these it is saved
  let sending = null;
  let stopped = false; // two wrote the same: she decides, by pressing Save

  const say = (words) => {
    if (status.textContent !== words) status.textContent = words;
  };

  const fill = (place, html) => {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    place.replaceChildren(...parsed.body.childNodes);
  };

  const shown = (answer) => {
    field("saved_at").value = answer.saved_at;
    for (const [name, was] of Object.entries(answer.was)) {
      if (field(name)) field(name).value = was;
    }
    for (const blank of form.querySelectorAll(".r-blank")) {
      const unread = answer.unread.includes(blank.name);
      blank.classList.toggle("is-invalid", unread);
      if (unread) blank.setAttribute("aria-invalid", "true");
      else blank.removeAttribute("aria-invalid");
    }
    for (const [place, html] of Object.entries(answer.wrong)) {
      const there = document.getElementById(place);
      if (there) fill(there, html);
    }
    const look = document.getElementById("look");
    if (!look.contains(document.activeElement)) fill(look, answer.look);
  };

  const save = (leaving = false) => {
    clearTimeout(timer);
    if (stopped || sending || kept === typed) return;
    sending = send(leaving).finally(() => {
      sending = null;
      if (kept !== typed && !stopped) timer = setTimeout(save, 5000);
    });
  };

  const send = async (leaving) => {
    const upTo = typed;
    const body = new URLSearchParams(new FormData(form));
    body.set("do", "save");
    try {
      const answer = await fetch(form.action, {
        method: "POST", body, keepalive: leaving, headers: { Accept: "application/json" },
      });
      const told = await answer.json();
      if (told.disputed || told.gone) {
        stopped = true;
        say(told.gone ? status.dataset.gone : status.dataset.disputed);
      } else {
        kept = upTo;
        shown(told);
        say(kept === typed ? told.said : status.dataset.unsaved);
      }
    } catch (error) {
      say(status.dataset.failed); // no connection, or no longer logged in: what is typed stays
    }
  };

  form.addEventListener("input", (event) => {
    if (event.target.name.endsWith("-to")) return;
    typed += 1;
    if (!stopped) say(status.dataset.unsaved);
    clearTimeout(timer);
    timer = setTimeout(save, 2000);
  });

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save(true);
  });

  // A button takes all along that is typed; it waits for a save that is under way.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (sending) {
      const button = event.submitter;
      event.preventDefault();
      sending.then(() => form.requestSubmit(button));
      return;
    }
    stopped = true;
  });

  // Alt with the arrows moves the article in which one writes.
  form.addEventListener("keydown", (event) => {
    if (!event.altKey || event.target.tagName === "SELECT") return;
    const way = { ArrowUp: "[data-up]", ArrowDown: "[data-down]" }[event.key];
    const button = way && event.target.closest("[data-article]")?.querySelector(way);
    if (button) {
      event.preventDefault();
      button.click();
    }
  });
}

// Coming back by the browser's own button shows the draft as it is now.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
