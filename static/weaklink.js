// The weak link: forms marked data-keep stay on the phone until the server has confirmed them.
//
// What is typed is kept as it is typed ("typed:"), what is sent waits in a row ("out") and goes out
// by itself: at once, when the link comes back, after a while, when a page is opened. Each sending
// has a key made here; the server does it once, however often it comes (hnsa/core/sending.py).
// Phones are shared. All that is kept has the user's id in its name, is never shown to another
// user, goes as soon as it is confirmed, at log-out at once, and after a week in any case.
// Without this script every page works as well, and nothing of this is seen.
"use strict";
(() => {
  const user = document.currentScript.dataset.user || "";
  const MINE = `weak:${user}:`;
  const WEEK = 7 * 24 * 3600 * 1000;
  const LONGEST = 1600; // pixels of a photo
  const PATIENCE = 60000; // for one answer; a photo gets more
  const held = new Map(); // files that the phone's store cannot hold, while the page lives
  const $ = (what, where = document) => where.querySelector(what);

  let form = null; // the one that is kept here
  let standing = []; // what it said before she typed
  let wish = ""; // the sending whose answer she waits for
  let onward = ""; // confirmed, but the next page has not come yet
  let here = location.pathname;
  let busy = false;
  let timer = 0;
  let tries = 0;

  const read = (name) => JSON.parse(localStorage.getItem(MINE + name) || "null");
  const write = (name, value) => {
    if (!value || value.length === 0) localStorage.removeItem(MINE + name);
    else localStorage.setItem(MINE + name, JSON.stringify(value));
  };
  const out = () => read("out") || [];
  const drop = (key) => {
    held.delete(key);
    write("out", out().filter((one) => one.key !== key));
  };
  const names = () => Object.keys(localStorage).filter((name) => name.startsWith("weak:"));
  const pathOf = (url) => new URL(url, location.href).pathname;
  const target = (of) => of.getAttribute("action") || location.pathname + location.search;
  const alike = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  const newKey = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, "$1-$2-4$3-8$4-");
  };

  // What a form says, or said when it came (`before`): pairs of name and value, files apart.
  const said = (of, before = false) =>
    [...of.elements].flatMap((field) => {
      if (!field.name || field.disabled || /^(csrfmiddlewaretoken|form_key)$/.test(field.name)) return [];
      if (/^(file|submit|button|reset|password|fieldset)$/.test(field.type)) return [];
      if (/^(checkbox|radio)$/.test(field.type)) {
        return (before ? field.defaultChecked : field.checked) ? [[field.name, field.value]] : [];
      }
      if (field.options) {
        let chosen = [...field.options].filter((one) => (before ? one.defaultSelected : one.selected));
        if (!chosen.length && !field.multiple) chosen = [...field.options].slice(0, 1);
        return chosen.map((one) => [field.name, one.value]);
      }
      return [[field.name, before ? field.defaultValue : field.value]];
    });
  const valuesOf = (pairs, name) => pairs.filter((one) => one[0] === name).map((one) => one[1]);
  const isClean = () => !form || alike(said(form), said(form, true));

  // Put back what she typed: the fields in which it differs from what stood there then.
  const fill = (pairs, before) => {
    let changed = false;
    for (const field of form.elements) {
      const values = valuesOf(pairs, field.name);
      if (!field.name || field.type === "hidden" || alike(values, valuesOf(before, field.name))) continue;
      if (/^(checkbox|radio)$/.test(field.type)) {
        changed ||= field.checked !== values.includes(field.value);
        field.checked = values.includes(field.value);
      } else if (field.options) {
        for (const one of field.options) {
          changed ||= one.selected !== values.includes(one.value);
          one.selected = values.includes(one.value);
        }
      } else if (values.length && /^(submit|button|file|password)$/.test(field.type) === false) {
        changed ||= field.value !== values[0];
        field.value = values[0];
      }
    }
    return changed;
  };

  // One note at the head of the page says where things are. Its words come with the page.
  const say = (kind, { more = "", link = "", act = null } = {}) => {
    const words = $("#weak");
    let note = $("[data-weak-note]");
    if (!kind || !words) return note && note.remove();
    if (!note) {
      note = $("[data-weak-note]", words.content).cloneNode(true);
      $("main").prepend(note);
    }
    const told = words.dataset;
    const waiting = out();
    const women = waiting.filter((one) => one.rows).length;
    const unsent = [women === 1 ? told.woman : women ? told.women.replace("#", women) : "", waiting.length > women ? told.page : ""];
    note.className = `r-note is-${kind === "sent" ? "ok" : kind === "refused" ? "stop" : "wait"}`;
    $("strong", note).textContent = told[kind] || unsent.filter(Boolean).join(" · ") || told.page;
    $("p", note).textContent = (told[`${kind}More`] || "") + more;
    const way = $("a", note);
    way.hidden = !link;
    way.textContent = told[`${kind}Link`] || "";
    if (link) way.href = link;
    const button = $("button", note);
    button.hidden = !act;
    button.textContent = told[`${kind}Act`] || "";
    button.onclick = act;
  };

  // Women who are written down and not sent yet stand in the list already.
  const rows = () => {
    for (const one of document.querySelectorAll("[data-unsent]")) one.remove();
    const section = $("[data-rows]");
    if (!section || !$("#weak")) return;
    for (const entry of out().filter((one) => one.rows && pathOf(one.url) === here)) {
      let list = $("ol", section);
      if (!list) {
        list = document.createElement("ol");
        list.className = "r-leaf r-leaf--narrow";
        section.append(list);
      }
      const row = $("[data-unsent]", $("#weak").content).cloneNode(true);
      const text = (name) => valuesOf(entry.pairs, name)[0] || "";
      $("div bdi", row).textContent = list.children.length + 1;
      $("strong bdi", row).textContent = text("name");
      $(".r-quiet", row).textContent = [text("relative"), text("age")].filter(Boolean).join(" · ");
      const mend = $("button", row);
      mend.hidden = !entry.stuck;
      mend.onclick = () => {
        drop(entry.key);
        fill(entry.pairs, []);
        rows();
        say("");
        form.requestSubmit($("[value=add]:not([tabindex])", form));
      };
      list.append(row);
    }
  };

  // A photo as small as it may be and be read; any other file as it is. As text, to be stored.
  const packed = async (file, small) => {
    const whole = await new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result);
      reader.readAsDataURL(file);
    });
    if (!small || !file.type.startsWith("image/")) return [file.name, whole];
    try {
      const seen = await createImageBitmap(file, { imageOrientation: "from-image" });
      const part = Math.min(1, LONGEST / Math.max(seen.width, seen.height));
      const sheet = document.createElement("canvas");
      sheet.width = Math.round(seen.width * part);
      sheet.height = Math.round(seen.height * part);
      const pen = sheet.getContext("2d");
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, sheet.width, sheet.height);
      pen.drawImage(seen, 0, 0, sheet.width, sheet.height);
      const less = sheet.toDataURL("image/jpeg", 0.8);
      if (less.length < whole.length) return [file.name.replace(/\.\w+$/, "") + ".jpg", less];
    } catch (error) {
      // not a photo, or too large for this phone: the server judges
    }
    return [file.name, whole];
  };
  const unpacked = (uri) => {
    const [head, data] = uri.split(",");
    const bytes = Uint8Array.from(atob(data || ""), (sign) => sign.charCodeAt(0));
    return new Blob([bytes], { type: head.slice(5).split(";")[0] });
  };

  // She pressed a button: keep it, then send it.
  const keep = async (button) => {
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    const pairs = said(form);
    if (button && button.name) pairs.push([button.name, button.value]);
    const rowed = form.dataset.keep === "rows" && Boolean(button) && button.value === "add";
    const entry = { key: newKey(), at: Date.now(), url: target(form), pairs, rows: rowed, files: [] };
    for (const field of form.querySelectorAll("input[type=file]")) {
      for (const file of field.files) {
        say("packing");
        entry.files.push([field.name, ...(await packed(file, "shrink" in field.dataset))]);
      }
    }
    delete form.dataset.busy;
    const waiting = out();
    const twin = waiting.find((one) => one.url === entry.url && alike(one.pairs, pairs) && alike(one.files, entry.files));
    if (twin) {
      wish = twin.key;
    } else {
      wish = entry.key;
      const others = waiting.filter((one) => rowed || one.rows || one.url !== entry.url);
      try {
        write("out", [...others, entry]);
      } catch (error) {
        held.set(entry.key, entry.files);
        write("out", [...others, { ...entry, files: [] }]);
      }
    }
    write(`typed:${pathOf(entry.url)}`, null);
    tries = 0;
    say("sending");
    flush();
  };

  const post = (entry) =>
    new Promise((done) => {
      const data = new FormData();
      for (const [name, value] of entry.pairs) data.append(name, value);
      data.append("form_key", entry.key);
      data.append("csrfmiddlewaretoken", $("[name=csrfmiddlewaretoken]").value);
      const files = held.get(entry.key) || entry.files;
      for (const [name, file, uri] of files) data.append(name, unpacked(uri), file);
      const asked = new XMLHttpRequest();
      asked.open("POST", entry.url);
      asked.setRequestHeader("X-Requested-With", "fetch");
      asked.timeout = PATIENCE + files.reduce((sum, one) => sum + one[2].length, 0) / 2;
      asked.upload.onprogress = (now) => {
        if (files.length && now.total) say("sending", { more: ` ${Math.round((100 * now.loaded) / now.total)} %` });
      };
      asked.onload = () => done(asked);
      asked.onerror = asked.ontimeout = asked.onabort = () => done(null);
      asked.send(data);
    });

  const later = () => {
    timer = setTimeout(flush, Math.min(300000, 5000 * 2 ** tries++));
    if (onward) return say("saved");
    const entry = out().find((one) => one.key === wish);
    if (entry && entry.rows && form) {
      wish = ""; // she goes on with the next woman
      form.reset();
      $("input:not([type=hidden])", form).focus();
    }
    rows();
    say("unsent");
  };

  const flush = async () => {
    if (busy || !user) return;
    clearTimeout(timer);
    busy = true;
    try {
      // one tab at a time; two would be done once all the same
      if (navigator.locks) await navigator.locks.request(MINE, { ifAvailable: true }, (lock) => (lock ? round() : later()));
      else await round();
    } finally {
      busy = false;
    }
  };

  const round = async () => {
    if (onward) return show(onward);
    let confirmed = false;
    for (;;) {
      const entry = out().find((one) => !one.stuck);
      if (!entry) break;
      const answer = await post(entry);
      if (!answer || answer.status >= 500 || answer.status === 429) return later();
      if (answer.status === 401 || answer.status === 403) return ask(answer.status === 401, entry);
      tries = 0;
      const json = (answer.getResponseHeader("Content-Type") || "").includes("json");
      if (!json) {
        if (refused(entry, answer)) return;
        continue;
      }
      drop(entry.key);
      confirmed = true;
      if (entry.key === wish) onward = JSON.parse(answer.responseText).location;
    }
    if (onward) return show(onward);
    if (confirmed && $("[data-rows]")) await show(here, true);
    const stuck = out()[0];
    if (stuck) say("refused", { link: pathOf(stuck.url) === here ? "" : stuck.url, act: () => away(stuck.key) });
    else if (confirmed) say("sent");
  };

  const away = (key) => {
    drop(key);
    rows();
    say("");
  };

  // Who is logged out, or somebody else meanwhile: the password, and then it goes on.
  const ask = (login, entry) => {
    const next = `/log-in/?next=${encodeURIComponent(location.pathname)}`;
    if (login && entry.key === wish) return location.assign(next);
    rows();
    say(login ? "login" : "again", { link: login ? next : location.href });
  };

  // A page came in place of a confirmation: errors at the fields, or what there is to say.
  const refused = (entry, answer) => {
    const mine = entry.key === wish || (pathOf(entry.url) === here && form && isClean());
    if (!mine) {
      write("out", out().map((one) => (one.key === entry.key ? { ...one, stuck: true } : one)));
      rows();
      return false;
    }
    drop(entry.key);
    wish = "";
    const wrong = answer.status === 422;
    if (wrong) write(`typed:${pathOf(entry.url)}`, { at: Date.now(), before: [], pairs: entry.pairs });
    swap(answer.responseText, answer.responseURL || entry.url, false, wrong);
    return true;
  };

  const show = async (url, beside = false) => {
    const stop = new AbortController();
    const limit = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(url, { signal: stop.signal });
      const html = await answer.text();
      onward = "";
      if (!answer.ok || pathOf(answer.url).startsWith("/log-in/")) location.assign(url);
      else swap(html, answer.url, beside);
    } catch (error) {
      if (!beside) later();
    } finally {
      clearTimeout(limit);
    }
  };

  // The page that came takes the place of this one; `beside`: around the form in which she types.
  const swap = (html, url, beside, wrong = false) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const has = (one) => document.querySelector(`${one.localName}[${one.src ? "src" : "href"}="${one.getAttribute(one.src ? "src" : "href")}"]`);
    if ([...page.querySelectorAll("script[src]")].some((one) => !has(one))) return location.assign(url);
    const fresh = $("form[data-keep]", page);
    if (beside && form && fresh && !isClean()) {
      for (const one of [...$("main").children]) if (one !== form) one.remove();
      let place = null;
      for (const one of [...$("main", page).children].reverse()) {
        if (one === fresh) place = form;
        else $("main").insertBefore(document.adoptNode(one), place);
      }
      rows();
      return;
    }
    for (const sheet of page.querySelectorAll("link[rel=stylesheet]")) if (!has(sheet)) document.head.append(document.adoptNode(sheet));
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
    wish = "";
    here = pathOf(url);
    if (url !== location.href) history.pushState(null, "", url);
    if (!beside) {
      scrollTo(0, 0);
      const first = $("#errors") || $("h1");
      first.tabIndex = -1;
      first.focus();
    }
    begin(wrong);
  };

  // What is kept of this page is put back where it stood.
  const begin = (wrong = false) => {
    form = $("form[data-keep]");
    rows();
    if (!form) return;
    standing = wrong ? [] : said(form, true);
    if (wrong) return;
    const path = pathOf(target(form));
    const waiting = out().filter((one) => pathOf(one.url) === path && !one.rows);
    const stuck = waiting.find((one) => one.stuck);
    if (stuck) {
      write(`typed:${path}`, { at: stuck.at, before: [], pairs: stuck.pairs });
      drop(stuck.key);
    } else if (waiting.length) {
      fill(waiting[waiting.length - 1].pairs, []);
      return;
    }
    const typed = read(`typed:${path}`);
    if (!typed) return;
    if (!fill(typed.pairs, typed.before)) return write(`typed:${path}`, null);
    say("kept", {
      act: () => {
        write(`typed:${path}`, null);
        form.reset();
        say("");
      },
    });
  };

  const asked = $("form[data-go-on]");
  if (asked) return asked.requestSubmit(); // after the password, once
  if (!user) return;
  try {
    localStorage.setItem("weak", "");
    localStorage.removeItem("weak");
  } catch (error) {
    return; // no store: the browser sends its forms by itself
  }

  document.addEventListener("input", (event) => {
    if (!form || event.target.form !== form) return;
    wish = "";
    const pairs = said(form);
    const typed = alike(pairs, standing) ? null : { at: Date.now(), before: standing, pairs };
    try {
      write(`typed:${pathOf(target(form))}`, typed);
    } catch (error) {
      // the phone's store is full: it stands on the page still
    }
  });

  document.addEventListener("submit", (event) => {
    if (event.target.id === "logout-form") {
      if (out().length && $("#weak") && !event.target.dataset.asked) {
        event.preventDefault();
        event.target.dataset.asked = "1";
        say("leaving");
        scrollTo(0, 0);
        return;
      }
      for (const name of names()) if (name.startsWith(MINE)) localStorage.removeItem(name);
    } else if (event.target === form && form && !event.defaultPrevented) {
      event.preventDefault();
      keep(event.submitter);
    }
  });

  const start = () => {
    for (const name of names()) {
      const kept = JSON.parse(localStorage.getItem(name));
      const at = Math.max(...[].concat(kept).map((one) => one.at));
      if (!(Date.now() - at < WEEK)) localStorage.removeItem(name);
    }
    begin();
    if (!out().length) return;
    say("unsent");
    flush();
  };

  addEventListener("online", () => {
    tries = 0;
    flush();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && (out().length || onward) && flush());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  addEventListener("popstate", () => location.pathname === here || location.reload());
  start();
})();
