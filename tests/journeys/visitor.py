"""Somebody with a browser at the app, who notices whatever it complains about."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


@dataclass
class Visitor:
    """`page` is the browser's tab; `complaints` are the errors that the browser reported."""

    context: "BrowserContext"
    page: "Page"
    url: str
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def arriving(
        cls, browser: "Browser", url: str, cookie: str, width: int, theme: str, *, scripts: bool
    ) -> "Visitor":
        """Signed in by the session's cookie."""
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=theme,
            java_script_enabled=scripts,
            base_url=url,
        )
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": url}])
        visitor = cls(context=context, page=context.new_page(), url=url)
        visitor.page.set_default_timeout(15_000)
        visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        visitor.page.on(
            "console", lambda said: visitor.complaints.append(said.text) if said.type == "error" else None
        )
        return visitor

    def go(self, path: str) -> "Page":
        """Open an address of the app, and wait until its charts are drawn."""
        self.page.goto(path)
        charts = self.page.locator(".chart")
        for i in range(charts.count()):
            charts.nth(i).locator(".main-svg").first.wait_for()
        return self.page

    def leave(self) -> None:
        """Close the browser once it asks nothing more; an error that it reported fails the test."""
        self.page.wait_for_load_state("networkidle")
        self.context.close()
        assert not self.complaints
