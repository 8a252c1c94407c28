// The editor of the achievement report. It is laid over the text areas of the form, which go on working as plain
// lines where there is no JavaScript; what it writes is cleaned again on the server.

const FIGURE_HINT = "Số liệu của cổng, tự cập nhật";
const form = document.querySelector("form[data-editor-from]");
if (form) start();

async function start() {
  let kit;
  try {
    kit = await import(form.dataset.editorFrom);
  } catch {
    return; // an old browser: the plain lines stay
  }
  form.querySelectorAll("textarea[data-rich-text]").forEach((area) => mount(kit, area));
}

// --- One section -------------------------------------------------------------------------------------------

function mount(kit, area) {
  const label = document.querySelector(`label[for="${area.id}"]`);
  const frame = element("div", { class: area.classList.contains("is-invalid") ? "editor is-invalid" : "editor" });
  const paper = element("div", { class: "editor-paper" });
  area.after(frame);
  frame.append(paper);
  if (label) label.id ||= `${area.id}-nhan`;

  const editor = new kit.Editor({
    element: paper,
    injectCSS: false, // the page's policy forbids it; static/css/report.css has what is needed
    content: form.elements[`${area.name}-goc`].value,
    extensions: extensions(kit, area),
    editorProps: {
      attributes: {
        id: area.id, // links to the field, from the summary of errors, lead here
        class: "rich editor-text",
        role: "textbox",
        "aria-multiline": "true",
        ...(label ? { "aria-labelledby": label.id } : {}),
        ...(area.hasAttribute("aria-describedby") ? { "aria-describedby": area.getAttribute("aria-describedby") } : {}),
      },
    },
    onUpdate({ editor: changed }) {
      area.value = changed.isEmpty ? "" : changed.getHTML();
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  area.hidden = true;
  area.removeAttribute("id");
  label?.addEventListener("click", () => editor.commands.focus());
  frame.prepend(toolbar(editor, label ? label.textContent.trim() : ""));
}

function extensions(kit, area) {
  return [
    kit.Document,
    kit.Paragraph,
    kit.Text,
    kit.Bold,
    kit.Italic,
    kit.Underline,
    kit.Heading.configure({ levels: [3] }),
    kit.BulletList,
    kit.OrderedList,
    kit.ListItem,
    kit.HardBreak,
    kit.Table.configure({ resizable: false }),
    kit.TableRow,
    kit.TableHeader,
    kit.TableCell,
    kit.History,
    kit.Gapcursor,
    figure(kit),
    cleanPaste(kit),
    oldFigures(kit, area),
  ];
}

/** A value of the portal: it moves and goes as a whole, and its letters are the portal's. */
function figure(kit) {
  return kit.Node.create({
    name: "livingFigure",
    group: "inline",
    inline: true,
    atom: true,
    addAttributes() {
      return {
        key: { parseHTML: (node) => node.dataset.figure, rendered: false },
        text: { parseHTML: (node) => node.textContent, rendered: false },
      };
    },
    parseHTML() {
      return [{ tag: "span[data-figure]" }];
    },
    renderHTML({ node }) {
      return ["span", { "data-figure": node.attrs.key, title: FIGURE_HINT }, node.attrs.text];
    },
    renderText({ node }) {
      return node.attrs.text;
    },
  });
}

// --- Pasting: the server's rule cleans, so that editor and server never differ ---------------------------------

function cleanPaste(kit) {
  return kit.Extension.create({
    name: "cleanPaste",
    addProseMirrorPlugins() {
      const { editor } = this;
      const paste = (_view, event) => {
        const html = event.clipboardData?.getData("text/html");
        if (!html || html.includes("data-pm-slice")) return false; // plain text, or cut from this editor
        event.preventDefault(); // before the editor itself parses Word's styles, which the page's policy forbids
        insertCleaned(editor, html, event.clipboardData.getData("text/plain"));
        return true;
      };
      return [new kit.pm.state.Plugin({ props: { handleDOMEvents: { paste } } })];
    },
  });
}

async function insertCleaned(editor, html, text) {
  const body = new FormData();
  body.set("noi-dung", html);
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  let clean;
  try {
    const answer = await fetch(form.dataset.pasteTo, { method: "POST", body, redirect: "error" });
    clean = answer.ok ? await answer.text() : null;
  } catch {
    clean = null;
  }
  const lines = text.split(/\r?\n/).filter((line) => line.trim());
  const content = clean ?? lines.map((line) => ({ type: "paragraph", content: [{ type: "text", text: line }] }));
  editor.chain().focus().insertContent(content).run();
}

// --- Old figures, marked where they stand -------------------------------------------------------------------------

function oldFigures(kit, area) {
  const marks = area.closest(".report-own")?.querySelectorAll("[data-stale-old]") ?? [];
  const values = [...new Set([...marks].map((mark) => mark.dataset.staleOld))];
  const { Decoration, DecorationSet } = kit.pm.view;
  const find = (doc) => {
    const found = [];
    doc.descendants((node, place) => {
      if (!node.isText) return;
      for (const value of values) {
        for (const match of node.text.matchAll(pattern(value))) {
          const from = place + match.index;
          found.push(Decoration.inline(from, from + match[0].length, { class: "stale", title: "Số liệu cũ" }));
        }
      }
    });
    return DecorationSet.create(doc, found);
  };
  return kit.Extension.create({
    name: "oldFigures",
    addProseMirrorPlugins() {
      return [new kit.pm.state.Plugin({ props: { decorations: (state) => find(state.doc) } })];
    },
  });
}

function pattern(value) {
  const body = value
    .split(/\s+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace("%", "\\s?%"))
    .join("\\s+");
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?<!\\d[.,])${body}(?![\\p{L}\\p{N}_])(?![.,]\\d)`, "gu");
}

// --- The bar of buttons -----------------------------------------------------------------------------------------

const GROUPS = [
  [
    { words: "Đậm", key: "Ctrl+B", look: "bold", run: (to) => to.toggleBold(), on: "bold" },
    { words: "Nghiêng", key: "Ctrl+I", look: "italic", run: (to) => to.toggleItalic(), on: "italic" },
    { words: "Gạch chân", key: "Ctrl+U", look: "underline", run: (to) => to.toggleUnderline(), on: "underline" },
  ],
  [
    { words: "Đề mục", run: (to) => to.toggleHeading({ level: 3 }), on: "heading" },
    { words: "Gạch đầu dòng", run: (to) => to.toggleBulletList(), on: "bulletList" },
    { words: "Đánh số", run: (to) => to.toggleOrderedList(), on: "orderedList" },
    { words: "Ý con", key: "Tab", run: (to) => to.sinkListItem("listItem"), only: "listItem" },
    { words: "Ý chính", key: "Shift+Tab", run: (to) => to.liftListItem("listItem"), only: "listItem" },
  ],
  [
    { words: "Chèn bảng", run: (to) => to.insertTable({ rows: 3, cols: 3, withHeaderRow: true }), except: "table" },
    { words: "Thêm dòng", run: (to) => to.addRowAfter(), only: "table" },
    { words: "Thêm cột", run: (to) => to.addColumnAfter(), only: "table" },
    { words: "Bớt dòng", run: (to) => to.deleteRow(), only: "table" },
    { words: "Bớt cột", run: (to) => to.deleteColumn(), only: "table" },
    { words: "Gộp, tách ô", run: (to) => to.mergeOrSplit(), only: "table" },
    { words: "Dòng tiêu đề", run: (to) => to.toggleHeaderRow(), only: "table" },
    { words: "Xóa bảng", run: (to) => to.deleteTable(), only: "table" },
  ],
  [
    { words: "Hoàn tác", key: "Ctrl+Z", run: (to) => to.undo() },
    { words: "Làm lại", key: "Ctrl+Y", run: (to) => to.redo() },
  ],
];

function toolbar(editor, name) {
  const bar = element("div", { class: "editor-bar", role: "group", "aria-label": `Định dạng: ${name}` });
  const refreshers = [];
  for (const group of GROUPS) {
    const box = element("div", { class: "editor-group" });
    for (const deed of group) {
      const button = element("button", {
        type: "button",
        class: deed.look ? `editor-button look-${deed.look}` : "editor-button",
        title: deed.key ? `${deed.words} (${deed.key})` : deed.words,
      });
      button.textContent = deed.words;
      button.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
      button.addEventListener("click", () => deed.run(editor.chain().focus()).run());
      refreshers.push(() => refresh(editor, deed, button));
      box.append(button);
    }
    bar.append(box);
  }
  const all = () => refreshers.forEach((each) => each());
  editor.on("transaction", all);
  all();
  return bar;
}

function refresh(editor, deed, button) {
  if (deed.on) button.setAttribute("aria-pressed", String(editor.isActive(deed.on)));
  if (deed.only) button.hidden = !editor.isActive(deed.only);
  if (deed.except) button.hidden = editor.isActive(deed.except);
  button.disabled = !deed.run(editor.can().chain()).run();
}

function element(tag, attributes) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
