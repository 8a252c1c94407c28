// Forms that forgive: one sending per click, a warning before typed text is left behind,
// text areas that grow, a question before what cannot be undone. Without JavaScript every form still works.
"use strict";

const LEAVING = "data-warn-unsaved";
const BUSY_WORDS = "Đang gửi…";
const changed = new Set();

// --- One sending per click -------------------------------------------------------------------------

function setBusy(form, submitter) {
  form.dataset.sent = "yes";
  if (!submitter || submitter.hasAttribute("data-stays")) return;
  submitter.dataset.words = submitter.innerHTML;
  submitter.setAttribute("aria-busy", "true");
  submitter.textContent = BUSY_WORDS;
}

function setReady(form) {
  delete form.dataset.sent;
  form.querySelectorAll("[aria-busy]").forEach((element) => {
    element.removeAttribute("aria-busy");
    element.innerHTML = element.dataset.words;
  });
}

// --- A question before what cannot be undone ---------------------------------------------------------

function ask(question, word) {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", "dialog-question");
  const text = document.createElement("p");
  text.id = "dialog-question";
  text.textContent = question;
  const form = document.createElement("form");
  form.method = "dialog";
  form.className = "form-actions";
  form.append(choice("yes", word, "btn btn-primary"), choice("no", "Không, quay lại", "btn btn-secondary"));
  dialog.append(text, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes");
      dialog.remove();
    });
  });
}

function choice(value, words, className) {
  const button = document.createElement("button");
  button.value = value;
  button.textContent = words;
  button.className = className;
  return button;
}

async function askAndSend(form, submitter, question) {
  if (!(await ask(question, submitter?.textContent.trim() || "Đồng ý"))) return;
  form.dataset.confirmed = "yes";
  form.requestSubmit(submitter);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "dialog") return;
  const submitter = event.submitter;
  const question = submitter?.dataset.confirm || form.dataset.confirm;
  if (question && !form.dataset.confirmed && "HTMLDialogElement" in window) {
    event.preventDefault();
    askAndSend(form, submitter, question);
    return;
  }
  delete form.dataset.confirmed;
  if (form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  changed.delete(form);
  setBusy(form, submitter);
});

window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(setReady);
});

// --- Typed text is not left behind unnoticed -------------------------------------------------------------

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.hasAttribute(LEAVING)) changed.add(form);
});

// A page that saves by itself says so.
document.addEventListener("saved", (event) => changed.delete(event.target));

// A page that answers a sending comes back with text that is as unsaved as before.
document.querySelectorAll(`[data-unsaved] form[${LEAVING}]`).forEach((form) => changed.add(form));

window.addEventListener("beforeunload", (event) => {
  if (changed.size > 0) event.preventDefault();
});

// --- Text areas grow with what they hold -------------------------------------------------------------------

function grow(area) {
  const border = area.offsetHeight - area.clientHeight;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + border}px`;
}

document.querySelectorAll("main textarea").forEach((area) => {
  grow(area);
  area.addEventListener("input", () => grow(area));
});

// --- Fields that act at once, and errors that are seen first ---------------------------------------------------

document.querySelectorAll("[data-submit-on-change]").forEach((field) => {
  field.addEventListener("change", () => field.form.requestSubmit());
});

document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

document.querySelector(".error-summary")?.focus();
