/* Dropping files onto the form, and sending them one by one with a bar that says how far it is.
   Each file is safe once it is sent; without this script the form sends them all at once. */
"use strict";
(() => {
  const form = document.getElementById("receive-form");
  if (!form) return;
  const field = document.getElementById("files");
  const said = document.getElementById("receive-said");
  const button = form.querySelector("button");
  const token = form.querySelector("[name=csrf_token]").value;

  const post = async (address, values) => {
    const body = new FormData();
    body.append("csrf_token", token);
    Object.entries(values).forEach(([name, value]) => body.append(name, value));
    const answer = await fetch(address, { method: "POST", body });
    if (!answer.ok) throw Object.assign(new Error(answer.statusText), { status: answer.status });
    return answer;
  };
  const sendAll = async (files) => {
    const places = await (await post(form.action, { one_by_one: "1" })).json();
    const bar = Object.assign(document.createElement("progress"), { className: "bar", max: files.length, value: 0 });
    bar.setAttribute("aria-labelledby", "receive-said");
    said.after(bar);
    const left = [];
    const openReceipt = (text) => {
      said.textContent = text + " ";
      said.append(Object.assign(document.createElement("a"), { href: places.receipt, textContent: form.dataset.open }));
      button.disabled = false;
    };
    const leave = (event) => event.preventDefault();
    window.addEventListener("beforeunload", leave);
    try {
      for (const [index, file] of files.entries()) {
        said.textContent = form.dataset.sending.replace("{done}", index + 1).replace("{total}", files.length);
        await post(places.file, { files: file }).catch((error) => {
          if (error.status !== 413) throw error;
          left.push(file.name);
        });
        bar.value = index + 1;
      }
      await post(places.done, {});
    } catch {
      window.removeEventListener("beforeunload", leave);
      openReceipt(form.dataset.interrupted);
      return;
    }
    window.removeEventListener("beforeunload", leave);
    if (left.length) openReceipt(form.dataset.tooLarge + " " + left.join(", ") + ".");
    else location.href = places.receipt;
  };
  const start = (files) => {
    if (!files.length || button.disabled) return;
    button.disabled = true;
    sendAll([...files]).catch(() => { button.disabled = false; form.submit(); });
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); start(field.files); });
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("dropping"); });
  form.addEventListener("dragleave", () => form.classList.remove("dropping"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("dropping");
    start(event.dataTransfer.files);
  });
})();
