// The narrow screen's menu button, and panels that close when one looks elsewhere.
"use strict";

const button = document.querySelector(".menu-button");
const menu = document.getElementById("danh-muc");

if (button && menu) {
  button.addEventListener("click", () => {
    const open = menu.classList.toggle("is-open");
    button.setAttribute("aria-expanded", String(open));
  });
}

const panels = document.querySelectorAll("details.account");

function closePanels(except) {
  panels.forEach((panel) => {
    if (!panel.contains(except)) panel.open = false;
  });
}

document.addEventListener("click", (event) => closePanels(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  panels.forEach((panel) => {
    if (panel.open) panel.querySelector("summary").focus();
    panel.open = false;
  });
});
