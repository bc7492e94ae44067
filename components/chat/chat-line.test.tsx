import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, it } from "vitest";
import { messagesFor } from "@/lib/shared/i18n/messages";
import { lineFixture } from "./chat-fixture";
import { ChatLineView } from "./chat-line";
import { ChatLines } from "./chat-lines";
import type { ChatLine } from "./chat-state";
import { withoutWords } from "./removed-line";

const render = (element: React.ReactNode) =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={messagesFor("en")} timeZone="UTC">
      {element}
    </IntlProvider>,
  );
const markupOf = (line: ChatLine) => render(<ChatLineView line={line} own={false} broadcaster />);

it("shows what was written as text and nothing else", () => {
  const hostile = '<img src=x onerror="alert(1)"> https://x.example [a](b)';
  const markup = markupOf(lineFixture(1, { text: hostile, nickname: "<b>Eve</b>" }));
  expect(markup).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; https://x.example");
  expect(markup).toContain("&lt;b&gt;Eve&lt;/b&gt;");
  expect(markup).not.toMatch(/<(img|a|b)[ >]/);
});

it("keeps a name and words apart that are written from right to left", () => {
  const markup = markupOf(lineFixture(1, { nickname: "عمر", text: "الله، منظر جميل" }));
  expect(markup).toMatch(/<bdi[^>]*>عمر<\/bdi>/);
  expect(markup).toContain("<bdi>الله، منظر جميل</bdi>");
  const quoting = markupOf(
    lineFixture(1, { replyTo: { id: "x", nickname: "דנה", text: "שלום 1" } }),
  );
  expect(quoting).toMatch(/<bdi[^>]*>דנה<\/bdi> <bdi>שלום 1<\/bdi>/);
});

it("says in words what the writer is", () => {
  expect(markupOf(lineFixture(1, { role: "admin" }))).toContain("Broadcaster");
  const other = { own: true, broadcaster: false };
  const guest = render(<ChatLineView line={lineFixture(1, { role: "guest" })} {...other} />);
  expect(guest).toMatch(/You<.*Guest</);
});

it("has nothing of what was removed", () => {
  const line = withoutWords(
    lineFixture(1, { text: "secret", nickname: "Rude", avatarUrl: "/rude.png" }),
  );
  const markup = markupOf(line);
  expect(markup).toContain("Message removed");
  for (const word of ["secret", "Rude", "rude.png"]) expect(markup).not.toContain(word);
});

it("says of a quote whose message was removed that it was", () => {
  const replyTo = { id: "x", nickname: "Bob", text: "" };
  expect(markupOf(lineFixture(1, { replyTo }))).toMatch(/Bob.*Message removed/);
});

it("is only read in a recording: nothing can be done about a line", () => {
  const lines = [lineFixture(1), lineFixture(2, { userId: "host_01" })];
  const markup = render(<ChatLines lines={lines} room="host_01" before={({ seq }) => `#${seq}`} />);
  expect(markup).not.toContain("<button");
  expect(markup).toMatch(/#1.*t1.*#2.*Broadcaster.*t2/);
});
