// The score table saves itself while one types, and is walked through by keyboard. Without JavaScript the Save
// button does the same by the same rule: what is typed counts against what the page had shown ("seen-…").
"use strict";

(() => {
  const form = document.querySelector("form[data-sheet]");
  if (!form) return;

  const QUIET = 1200; // milliseconds of rest after the last stroke
  const AFTER_TROUBLE = 5000; // and before the next try when the network is away
  const status = form.querySelector("[data-save-status]");
  const bar = form.querySelector(".score-bar");
  const rows = [...form.querySelectorAll("[data-criterion]")];
  const clashes = new Map(); // row → what somebody else stored, until its reader decides
  const wrong = new Map(); // row → the text that the server refused
  let timer = 0;
  let sending = null;
  let stopped = false;

  // --- What a row holds ------------------------------------------------------------------------------

  const fieldsOf = (row) => [...row.querySelectorAll("input[name], textarea[name], select[name]")];
  const seenOf = (name) => form.elements[`seen-${name}`];
  const plain = (text) => text.replaceAll("\r\n", "\n").trim();

  function textOf(field) {
    return field.type === "checkbox" ? (field.checked ? field.value : "") : plain(field.value);
  }

  function setText(field, text) {
    if (field.type === "checkbox") field.checked = Boolean(text);
    else field.value = text;
  }

  const snapshot = (row) => JSON.stringify(fieldsOf(row).map(textOf));
  const isChanged = (row) => fieldsOf(row).some((field) => textOf(field) !== plain(seenOf(field.name).value));
  const waiting = () => rows.filter((row) => isChanged(row) && !clashes.has(row) && wrong.get(row) !== snapshot(row));

  // --- Saving ------------------------------------------------------------------------------------------

  function say(words, tone) {
    status.textContent = words;
    status.dataset.tone = tone;
  }

  // Who signs in again in another window gets a new token.
  function renewToken() {
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
    if (token) form.elements.csrfmiddlewaretoken.value = token;
  }

  function parcel(chosen) {
    const data = new FormData();
    renewToken();
    data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    chosen.flatMap(fieldsOf).forEach((field) => {
      data.append(field.name, textOf(field));
      data.append(`seen-${field.name}`, seenOf(field.name).value);
    });
    return data;
  }

  function later(wait) {
    window.clearTimeout(timer);
    timer = window.setTimeout(save, wait);
  }

  async function save() {
    window.clearTimeout(timer);
    if (sending) return sending.then(save);
    const chosen = waiting();
    if (stopped || chosen.length === 0) return settle();
    const sent = new Map(chosen.map((row) => [row, snapshot(row)]));
    say("Đang lưu…", "wait");
    sending = send(chosen, sent).finally(() => (sending = null));
    return sending;
  }

  async function send(chosen, sent) {
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: parcel(chosen),
        headers: { Accept: "application/json" },
        keepalive: true, // goes on when the page is left
      });
      if (answer.redirected) return pause("Chưa lưu được: phiên làm việc đã hết. Hãy đăng nhập lại ở một thẻ khác; trang này sẽ tự lưu tiếp.");
      const is_told = answer.headers.get("Content-Type")?.startsWith("application/json");
      if (!is_told) throw new Error(String(answer.status));
      const told = await answer.json();
      if (told.refused) return stop(`Chưa lưu được: ${told.refused.join(" ")}`);
      take(chosen, sent, told);
    } catch {
      pause("Chưa lưu được – đang thử lại");
    }
  }

  function pause(words) {
    say(words, "warn");
    later(AFTER_TROUBLE);
  }

  function stop(words) {
    stopped = true;
    say(words, "stop");
  }

  function take(chosen, sent, told) {
    chosen.forEach((row) => {
      fieldsOf(row).forEach((field) => {
        unsay(field);
        if (field.name in told.stored) seenOf(field.name).value = told.stored[field.name];
        if (told.errors[field.name]) complain(field, told.errors[field.name]);
      });
      wrong.delete(row);
      if (fieldsOf(row).some((field) => told.errors[field.name])) wrong.set(row, sent.get(row));
      tidy(row, sent.get(row), told.stored);
      clash(row, told.overtaken);
    });
    refresh(told);
    settle(told.at);
  }

  // "8.50" and "8,5" are one: what was typed becomes what is stored, unless it is typed on meanwhile.
  function tidy(row, sent, stored) {
    if (snapshot(row) !== sent) return;
    fieldsOf(row).forEach((field) => {
      if (field.name in stored && field !== document.activeElement) setText(field, stored[field.name]);
      else if (field.name in stored && textOf(field) !== stored[field.name]) seenOf(field.name).value = textOf(field);
    });
  }

  function settle(at) {
    const left = rows.filter(isChanged);
    if (left.length === 0) form.dispatchEvent(new CustomEvent("saved", { bubbles: true }));
    if (clashes.size > 0) say("Có ô người khác vừa sửa: hãy chọn giữ bản nào", "warn");
    else if (wrong.size > 0 && left.some((row) => wrong.has(row))) say("Có ô chưa lưu được: xem lời báo cạnh ô", "warn");
    else if (at) say(`Đã lưu lúc ${at}`, "done");
    if (waiting().length > 0) later(QUIET);
  }

  function refresh(told) {
    Object.entries(told.sums).forEach(([key, words]) => {
      form.parentElement.querySelectorAll(`[data-sum="${key}"]`).forEach((place) => (place.textContent = words));
    });
    const unproved = new Set(told.unproved.map(String));
    form.querySelectorAll("[data-unproved]").forEach((flag) => (flag.hidden = !unproved.has(flag.dataset.unproved)));
    form.querySelector("[data-gaps]").innerHTML = told.gaps;
    const against = document.querySelector("[data-against]");
    if (against) {
      against.style.minHeight = `${against.offsetHeight}px`; // so that the table does not move under the hands
      against.innerHTML = told.against;
    }
  }

  // --- Errors and clashes beside their fields -------------------------------------------------------------

  function beside(field) {
    const place = field.closest("label") ?? field;
    const box = document.createElement("div");
    box.id = `said_${field.name}`;
    place.after(box);
    return box;
  }

  function unsay(field) {
    document.getElementById(`said_${field.name}`)?.remove();
    document.getElementById(`${field.id}_error`)?.remove();
    field.classList.remove("is-invalid");
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }

  function complain(field, sentences) {
    const box = beside(field);
    box.className = "invalid-feedback d-block";
    box.textContent = sentences.join(" ");
    field.classList.add("is-invalid");
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", box.id);
  }

  function clash(row, overtaken) {
    const theirs = fieldsOf(row).filter((field) => field.name in overtaken);
    if (theirs.length === 0) return clashes.delete(row);
    clashes.set(row, overtaken);
    theirs.filter((field) => textOf(field) === plain(seenOf(field.name).value)).forEach((field) => {
      setText(field, overtaken[field.name].text); // only the other one touched this field
      seenOf(field.name).value = overtaken[field.name].text;
    });
    const different = theirs.filter((field) => overtaken[field.name].text !== textOf(field));
    different.forEach((field) => {
      const { words, by } = overtaken[field.name];
      const box = beside(field);
      box.className = "score-saved";
      const mine = field.type === "checkbox" ? (field.checked ? "không phát sinh" : "có phát sinh") : readable(field);
      box.textContent = `Người khác vừa sửa ô này${by ? ` (${by})` : ""}: ${words}\nBạn nhập: ${mine || "(để trống)"}`;
    });
    const last = document.getElementById(`said_${different.at(-1)?.name}`);
    last?.append(document.createElement("br"), decide(row, "Giữ của tôi", true), decide(row, "Lấy của người kia", false));
  }

  function readable(field) {
    return field.tagName === "SELECT" ? field.selectedOptions[0].textContent : textOf(field);
  }

  function decide(row, words, isMine) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-secondary btn-sm me-2 mt-1";
    button.textContent = words;
    button.addEventListener("click", () => {
      const overtaken = clashes.get(row);
      clashes.delete(row);
      const theirs = fieldsOf(row).filter((field) => field.name in overtaken);
      theirs.forEach((field) => {
        seenOf(field.name).value = overtaken[field.name].text;
        if (!isMine) setText(field, overtaken[field.name].text);
      });
      followTick(row);
      theirs[0].focus(); // before this button goes, or the focus would be lost with it
      theirs.forEach(unsay);
      save();
    });
    return button;
  }

  // --- When ------------------------------------------------------------------------------------------------

  const rowOf = (element) => element.closest?.("[data-criterion]");

  form.addEventListener("input", (event) => {
    if (rowOf(event.target)) later(QUIET);
  });

  form.addEventListener("change", (event) => {
    if (event.target.type === "checkbox") followTick(rowOf(event.target));
  });

  // Leaving a row saves it at once; between points and reason of one row nothing is complained about yet.
  form.addEventListener("focusout", (event) => {
    const row = rowOf(event.target);
    if (row && !row.contains(event.relatedTarget)) save();
  });

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
  window.addEventListener("pagehide", save);
  window.addEventListener("online", save);

  // A button waits for what is on its way, or the page would clash with itself.
  form.addEventListener("submit", (event) => {
    window.clearTimeout(timer);
    renewToken();
    if (!sending) return;
    event.preventDefault();
    event.stopPropagation();
    const submitter = event.submitter;
    sending.then(() => form.requestSubmit(submitter));
  });

  // --- "Does not arise" empties the points, and gives them back ----------------------------------------------

  function followTick(row) {
    const tick = row?.querySelector("[name^=absent_]");
    const points = row?.querySelector("[name^=points_]");
    if (!tick || !points) return;
    if (tick.checked && points.value) {
      points.dataset.before = points.value;
      points.value = "";
    } else if (!tick.checked && !points.value && points.dataset.before) {
      points.value = points.dataset.before;
    }
    row.classList.toggle("is-absent", tick.checked);
  }

  // Typing points takes the tick away again.
  form.addEventListener("input", (event) => {
    if (!event.target.name?.startsWith("points_") || !event.target.value) return;
    const tick = rowOf(event.target)?.querySelector("[name^=absent_]");
    if (tick?.checked) tick.checked = false;
    rowOf(event.target)?.classList.remove("is-absent");
  });

  // --- Keyboard --------------------------------------------------------------------------------------------------

  const points = [...form.querySelectorAll("[name^=points_]")];

  function go(field) {
    if (!field) return false;
    field.focus();
    field.select?.();
    return true;
  }

  form.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const row = rowOf(target);
    if (!row || event.isComposing) return;
    const place = points.indexOf(target);
    let next = null;
    if (event.altKey && key === "ArrowDown") next = row.querySelector("[name^=words_]");
    else if (event.altKey && key === "ArrowUp") next = row.querySelector("[name^=points_]");
    else if (place >= 0 && !event.ctrlKey && !event.altKey && !event.metaKey) {
      const isList = target.tagName === "SELECT"; // there the arrows choose the level
      if ((key === "Enter" && !event.shiftKey) || (key === "ArrowDown" && !isList)) next = points[place + 1] ?? target;
      if ((key === "Enter" && event.shiftKey) || (key === "ArrowUp" && !isList)) next = points[place - 1] ?? target;
    }
    if (next && go(next)) event.preventDefault();
  });

  // A field that gets the focus is never under the bar, however high the bar is.
  const keepClear = () => {
    document.documentElement.style.scrollPaddingBottom = `${bar.offsetHeight + 24}px`;
  };
  new ResizeObserver(keepClear).observe(bar);

  // A link to what is missing leads into its field.
  form.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-gaps] a");
    const row = link && document.getElementById(link.hash.slice(1));
    const field = row && fieldsOf(row)[0];
    if (!field) return;
    event.preventDefault();
    field.scrollIntoView({ block: "center" });
    go(field);
  });

  // A page that the browser kept (back button) may hold text that is not stored.
  rows.forEach((row) => row.classList.toggle("is-absent", Boolean(row.querySelector("[name^=absent_]:checked"))));
})();
