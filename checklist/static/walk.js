/* Autosave's other half: no typed answer is lost on the way out, and what the server says stands beside its field. */
"use strict";
(() => {
  document.documentElement.classList.add("scripted");
  const words = document.getElementById("walk-words").dataset;
  const RETRY = 8000;
  // Forms whose last typing is not known to be saved: form -> number of the last change.
  const unsaved = new Map();
  let change = 0;
  let onTheWay = 0;
  const formOf = (element) => element.closest && element.closest(".answer-form");
  const isSaved = () => unsaved.size === 0;
  const say = (form, text, link) => {
    const line = form.querySelector(".said");
    line.textContent = text;
    if (link) line.append(" ", Object.assign(document.createElement("a"), { href: link, target: "_blank", textContent: words.logIn }));
  };

  const noteChange = (event) => {
    const form = formOf(event.target);
    if (form && form.hasAttribute("hx-post")) unsaved.set(form, ++change);
  };
  document.addEventListener("input", noteChange);
  document.addEventListener("change", noteChange);

  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = formOf(event.detail.elt);
    if (!form) return;
    if (!unsaved.has(form)) unsaved.set(form, ++change);
    event.detail.xhr.sentChange = unsaved.get(form);
    event.detail.xhr.sentForm = form;
    onTheWay += 1;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    // The element may be gone: what was answered has replaced it.
    const { xhr } = event.detail;
    const form = xhr.sentForm;
    if (!form) return;
    const successful = xhr.status >= 200 && xhr.status < 400;
    onTheWay -= 1;
    if (successful && unsaved.get(form) === xhr.sentChange) unsaved.delete(form);
    if (successful || xhr.status === 409 || xhr.status === 422) say(form, "");
    else if (xhr.status === 401) say(form, words.sessionOver, xhr.getResponseHeader("X-Log-In"));
    else if (xhr.status) say(form, words.refused);
    else {
      say(form, words.noConnection);
      if (!unsaved.has(form)) unsaved.set(form, ++change);
      setTimeout(() => unsaved.has(form) && htmx.trigger(form, "submit"), RETRY);
    }
  });

  // A sentence of the server's goes beside its field; questions that became pointless step back.
  const showFaults = (form) => {
    form.querySelectorAll(".fault").forEach((line) => { line.textContent = ""; });
    form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
    form.querySelectorAll(".outcome [data-field]").forEach((fault) => {
      const field = document.getElementById(fault.dataset.field);
      const line = document.getElementById(fault.dataset.field + "-fault");
      if (line) line.textContent = fault.dataset.fault;
      if (field && line) field.setAttribute("aria-invalid", "true");
    });
  };
  const showMoot = (form) => {
    const checks = form.querySelector(".checks");
    if (!checks) return;
    const moot = new Set(checks.dataset.moot.split(" "));
    form.querySelectorAll("[data-name]").forEach((field) => field.classList.toggle("moot", moot.has(field.dataset.name)));
  };
  document.addEventListener("htmx:afterSettle", (event) => {
    const form = formOf(event.target);
    if (form && form.querySelector(".outcome")) { showFaults(form); showMoot(form); }
  });

  // Leaving by a link or another form waits until everything typed is saved.
  const whenSaved = (go) => {
    unsaved.forEach((_, form) => (form.isConnected ? htmx.trigger(form, "submit") : unsaved.delete(form)));
    const look = () => {
      if (isSaved()) go();
      else if (onTheWay) setTimeout(look, 30);
      else if (window.confirm(words.leave)) { unsaved.clear(); go(); }
    };
    look();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.target || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (link.getAttribute("href").startsWith("#")) return;
    if ("drop" in link.dataset) unsaved.delete(formOf(link));
    if (isSaved()) return;
    event.preventDefault();
    whenSaved(() => { location.href = link.href; });
  });
  document.addEventListener("submit", (event) => {
    if (formOf(event.target) || isSaved()) return;
    event.preventDefault();
    whenSaved(() => event.target.requestSubmit(event.submitter));
  });
  window.addEventListener("beforeunload", (event) => {
    unsaved.forEach((_, form) => (form.isConnected ? htmx.trigger(form, "submit") : unsaved.delete(form)));
    if (!isSaved()) event.preventDefault();
  });
})();
