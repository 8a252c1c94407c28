// Follows a secret vote: who has still to vote, and the page anew when the sums are there. Nobody types on this page.
"use strict";

const EVERY = 5000; // milliseconds between two questions
const station = document.querySelector("[data-vote]");

function show(progress) {
  station.querySelector("[data-vote-count]").textContent = `${progress.done}/${progress.total}`;
  const bar = station.querySelector("[data-vote-bar]");
  bar.max = Math.max(1, progress.total);
  bar.value = progress.done;
  bar.setAttribute("aria-label", `${progress.done} trên ${progress.total} thành viên đã bỏ phiếu`);
  if (progress.missing.length > 0) {
    station.querySelector("[data-vote-missing]").textContent = `Chưa bỏ phiếu: ${progress.missing.join(", ")}.`;
  }
}

async function follow() {
  if (!document.hidden && !document.querySelector("dialog[open]")) {
    try {
      const answer = await fetch(station.dataset.vote, { headers: { Accept: "application/json" } });
      if (answer.redirected) return window.location.reload(); // signed out meanwhile: the page asks to sign in
      const progress = answer.ok ? await answer.json() : null;
      if (progress?.over) return window.location.reload();
      if (progress) show(progress);
    } catch {
      // The network comes back; the next question tells.
    }
  }
  window.setTimeout(follow, EVERY);
}

if (station) window.setTimeout(follow, EVERY);
