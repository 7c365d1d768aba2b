"""What the agent has at hand in a call: the record, the company's rules, the knowledge base."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from simulator.engine.scenario import Article, Scenario
from simulator.terminal.literal import lines, literal, visible


def account_content(scenario: Scenario) -> Content:
    """The customer's record, label and value a line."""
    customer = scenario.customer
    who = f"{customer.name} ({customer.pronouns})" if customer.pronouns else customer.name
    rows = [literal(who, "bold")]
    rows += [
        Content.assemble((f"{visible(label)}: ", "$muted"), literal(value))
        for label, value in customer.account.items()
    ]
    return lines(rows)


def rules_content(scenario: Scenario) -> Content:
    """What the company lets the agent do, and what it forbids."""
    rows = [Content.assemble(("+ ", "bold $good"), literal(text)) for text in scenario.you_are.may]
    rows += [
        Content.assemble(("– ", "bold $bad"), literal(text)) for text in scenario.you_are.may_not
    ]
    return lines(rows)


class SidePanel(VerticalScroll, can_focus=False):
    """Account, rules and knowledge base. Beside the transcript on wide terminals, else a drawer."""

    class LookedUp(Message):
        """The trainee chose an article of the knowledge base."""

        def __init__(self, article: Article) -> None:
            super().__init__()
            self.article = article

    def __init__(self, scenario: Scenario, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._scenario = scenario

    def compose(self) -> ComposeResult:
        """The record on top, then the rules, then the articles to choose from."""
        scenario = self._scenario
        yield Static("Customer record", classes="panel-title")
        yield Static(account_content(scenario))
        if scenario.identity:
            asks = f"Identity check: ask for {scenario.identity.asks_for}, then /verify."
            yield Static(literal(asks, "$muted"))
        if scenario.you_are.may or scenario.you_are.may_not:
            yield Static("You may (+) and may not (–)", classes="panel-title")
            yield Static(rules_content(scenario))
        if scenario.knowledge:
            yield Static("Knowledge base: Enter looks up", classes="panel-title")
            articles = (Option(literal(entry.title)) for entry in scenario.knowledge)
            yield OptionList(*articles, id="articles", compact=True)
            yield Static(id="article")

    def focus_articles(self) -> bool:
        """Set the focus on the knowledge base; False where this call has none."""
        if not self._scenario.knowledge:
            return False
        self.query_one("#articles", OptionList).focus()
        return True

    @on(OptionList.OptionSelected, "#articles")
    def _look_up(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        article = self._scenario.knowledge[event.option_index]
        body = [literal(article.title, "bold"), literal(article.text)]
        shown = self.query_one("#article", Static)
        shown.update(lines(body))
        self.call_after_refresh(shown.scroll_visible, animate=False)
        self.post_message(self.LookedUp(article))
