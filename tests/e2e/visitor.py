"""A person at a browser: goes by the words on the screen, and looks at every page that comes."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.factories import PASSWORD

# Words that stand on a page only where something was left untranslated, or a code was printed raw.
ENGLISH = re.compile(
    r"\b(accepted|approved|appraised|awarded|draft|endorsed|published|returned|submitted|"
    r"Cancel|Change|Close|Delete|Error|False|History|Home|Log ?(?:in|out)|None|Please|Required|Save|Search|"
    r"Select|Submit|True|Warning)\b"
)


class Visitor:
    """One browser window of its own, with its own cookies.

    Every page that a step leads to is looked at: exactly one main heading, no English word, no error in the
    console, no request that failed.
    """

    def __init__(self, browser: Browser, site: str, *, width: int) -> None:
        context = browser.new_context(
            base_url=site,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            viewport={"width": width, "height": 900},
        )
        context.set_default_timeout(20_000)  # ms; the machines of a test run may be busy
        self.page: Page = context.new_page()
        self.troubles: list[str] = []
        self.page.on("console", lambda line: self._note(line.type == "error", line.text))
        self.page.on("pageerror", lambda error: self._note(True, str(error)))
        self.page.on("requestfailed", lambda sent: self._note(sent.failure != "net::ERR_ABORTED", sent.url))
        self.page.on("response", lambda got: self._note(got.status >= 400, f"{got.status} {got.url}"))

    def sign_in(self, username: str) -> Visitor:
        """Sign in by the form, with the password of all test accounts."""
        self.open("/tai-khoan/dang-nhap/")
        self.fill("Tên đăng nhập", username)
        self.fill("Mật khẩu", PASSWORD)
        self.press("Đăng nhập")
        return self

    def leave(self) -> None:
        """Close the window, cookies and all."""
        self.page.context.close()

    def open(self, path: str) -> None:
        """Go to an address of the portal."""
        self.page.goto(path)
        self._look()

    def follow(self, name: str, *, within: str = "main") -> None:
        """Click the first link with this name."""
        self.click(self._named("link", name, within))

    def press(self, name: str, *, within: str = "main") -> None:
        """Click the first button with this name; a question that comes up is answered with yes."""
        button = self._named("button", name, within)
        asks = button.evaluate("each => Boolean(each.dataset.confirm || each.form?.dataset.confirm)")
        if asks:
            button.click()
            button = self.page.locator("dialog[open] button[value=yes]")
        self.click(button)

    def click(self, target: Locator) -> None:
        """Click what leads to another page."""
        with self.page.expect_navigation():
            target.click()
        self._look()

    def fill(self, label: str, text: str) -> None:
        """Type into the field with this label."""
        self._field(label).fill(text)

    def select(self, label: str, option: str) -> None:
        """Choose from a list."""
        self._field(label).select_option(label=option)

    def check(self, label: str) -> None:
        """Tick a box or a round button."""
        self._field(label).check()

    def sees(self, text: str) -> None:
        """The page shows this text."""
        expect(self.page.locator("body")).to_contain_text(text)

    def download(self, name: str) -> Path:
        """Click a link that gives a file; where the file lies."""
        with self.page.expect_download() as coming:
            self._named("link", name, "main").click()
        return Path(coming.value.path())

    @property
    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        width = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        return int(width)

    def _field(self, label: str) -> Locator:
        """The first field with this label; a star marks what is required."""
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$")).first

    def _named(self, role: str, name: str, within: str) -> Locator:
        return self.page.locator(within).get_by_role(role, name=name).first  # type: ignore[arg-type]

    def _look(self) -> None:
        where = self.page.url
        text = f"{self.page.title()}\n{self.page.locator('body').inner_text()}"
        headings = self.page.locator("h1").count()
        self._note(headings != 1, f"{headings} h1")
        self._note((found := ENGLISH.findall(text)) != [], f"English: {found}")
        assert not self.troubles, f"{where}: {self.troubles}\n{text[:2000]}"

    def _note(self, is_trouble: bool, words: str) -> None:
        if is_trouble:
            self.troubles.append(words)
