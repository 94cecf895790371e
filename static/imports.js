// The import wizard with a little comfort. Every page works without it.
"use strict";

// Progress: ask the worker every second; when it has finished, show what came out.
for (const box of document.querySelectorAll("[data-progress]")) {
  const bar = box.querySelector("progress");
  const phase = box.querySelector("[data-phase]");
  const count = box.querySelector("[data-count]");
  const numbers = new Intl.NumberFormat(document.documentElement.lang || "en");
  const look = async () => {
    let wait = 1000;
    try {
      const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) {
        location.reload();
        return;
      }
      const now = await answer.json();
      if (!now.working) {
        location.reload();
        return;
      }
      if (phase.textContent !== now.phase) phase.textContent = now.phase;
      if (now.of) {
        bar.max = now.of;
        bar.value = Math.min(now.done, now.of);
        count.textContent = `${numbers.format(now.done)} / ${numbers.format(now.of)}`;
      } else {
        bar.removeAttribute("value");
        count.textContent = "";
      }
    } catch (error) {
      wait = 5000; // no connection just now
    }
    setTimeout(look, wait);
  };
  setTimeout(look, 1000);
}

// Dropping a file on the frame is choosing it.
for (const frame of document.querySelectorAll("[data-drop]")) {
  const field = frame.querySelector("input[type=file]");
  const over = (event, on) => {
    event.preventDefault();
    frame.classList.toggle("is-over", on);
  };
  frame.addEventListener("dragover", (event) => over(event, true));
  frame.addEventListener("dragleave", (event) => over(event, false));
  frame.addEventListener("drop", (event) => {
    over(event, false);
    if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
  });
}

// Writing a name chooses the answer above it.
for (const group of document.querySelectorAll("[data-where]")) {
  group.addEventListener("input", (event) => {
    const choice = event.target.closest(".r-choice");
    if (choice && event.target.type !== "radio") choice.querySelector("input[type=radio]").checked = true;
  });
}

// Organisations are offered while the name is typed.
for (const field of document.querySelectorAll("[data-suggest]")) {
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      try {
        const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(field.value)}`);
        if (!answer.ok) return;
        const found = await answer.json();
        field.list.replaceChildren(
          ...found.organisations.map((name) => {
            const option = document.createElement("option");
            option.value = name;
            return option;
          }),
        );
      } catch (error) {
        // the names that came with the page stay
      }
    }, 250);
  });
}

// The second click of a double click asks for nothing.
for (const form of document.querySelectorAll("form[data-once]")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
}
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

for (const link of document.querySelectorAll("[data-print]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    print();
  });
}
