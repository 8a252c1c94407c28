// Follows work in the background: asks how far it is, moves the bar, and shows the page anew when it is over.
"use strict";

const EVERY = 700; // milliseconds between two questions
const AFTER_TROUBLE = 4000; // and after one that got no answer: the network comes back
const panel = document.querySelector("[data-run]");

function show(progress) {
  const bar = panel.querySelector("[data-run-bar]");
  if (progress.total) {
    bar.max = progress.total;
    bar.value = progress.done;
    panel.querySelector("[data-run-count]").textContent = `${progress.done} trên ${progress.total}`;
  }
  if (progress.note) panel.querySelector("[data-run-note]").textContent = progress.note;
}

async function follow() {
  let wait = EVERY;
  try {
    const answer = await fetch(panel.dataset.run, { headers: { Accept: "application/json" } });
    if (answer.redirected) return window.location.reload(); // signed out meanwhile: the page asks to sign in
    if (!answer.ok) throw new Error(String(answer.status));
    const progress = await answer.json();
    if (progress.over) return window.location.reload();
    show(progress);
  } catch {
    wait = AFTER_TROUBLE;
  }
  window.setTimeout(follow, wait);
}

if (panel) follow();
