import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { Providers } from "@/components/providers";
import { messagesFor } from "@/lib/shared/i18n/messages";
import type { StudioView as Studio } from "@/lib/shared/studio";
import { studioFixture } from "./studio-fixture";
import { StudioView } from "./studio-view";

/** The words of the buttons that stand out. */
function mainButtons(change: Partial<Studio>): string[] {
  const html = renderToString(
    <Providers locale="en" messages={messagesFor("en")} nowMs={studioFixture.nowMs}>
      <StudioView initialStudio={{ ...studioFixture, ...change }} />
    </Providers>,
  );
  return [...html.matchAll(/<(button|a)\b([^>]*)>(.*?)<\/\1>/gs)]
    .filter(([, , attributes = ""]) => /\bbg-accent\b/.test(attributes))
    .map(([, , , words = ""]) => words.replaceAll(/<[^>]*>/g, ""));
}

it.each<[Partial<Studio>, string[]]>([
  [{ state: "offline" }, ["Copy the whole address"]],
  [{ state: "waiting" }, ["Copy the whole address"]],
  [{ state: "preview", publicAtMs: null }, ["Go live"]],
  [{ state: "live" }, []],
  [{ state: "reconnecting" }, []],
  [{ state: "ended" }, ["Go live again"]],
  [{ state: "forbidden" }, []],
])("lets in %j what comes next stand out, and nothing else", (change, words) => {
  expect(mainButtons(change)).toEqual(words);
});
