import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { Providers } from "@/components/providers";
import type { Locale } from "@/lib/shared/i18n/locales";
import { messagesFor } from "@/lib/shared/i18n/messages";
import type { StaffNotice } from "@/lib/shared/staff-notice";
import { StaffNotices } from "./staff-notices";
import { studioFixture } from "./studio-fixture";

const { nowMs } = studioFixture;
const notice: StaffNotice = {
  ...{ id: "n1", kind: "message", by: "admin", text: "Mind the <music>" },
  ...{ title: "", untilMs: null, sentAtMs: nowMs },
};

function words(change: Partial<StaffNotice>, locale: Locale = "en"): string {
  const studio = { ...studioFixture, notices: [{ ...notice, ...change }] };
  return renderToString(
    <Providers locale={locale} messages={messagesFor(locale)} nowMs={nowMs}>
      <StaffNotices studio={studio} />
    </Providers>,
  )
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

it.each<[Partial<StaffNotice>, string]>([
  [{}, "An administrator writes to you Mind the &lt;music&gt;"],
  [
    { kind: "stopped", by: "moderator", text: "" },
    "A moderator ended your broadcast No reason was given.",
  ],
  [{ kind: "forbidden", text: "Spam" }, "has forbidden you to go live Spam"],
  [
    { kind: "forbidden", untilMs: nowMs + 3_600_000, text: "" },
    "has forbidden you to go live until Jan 15, 2027, 9:00 AM",
  ],
  [{ kind: "allowed", text: "" }, "An administrator has allowed you to go live again now"],
  [{ kind: "allowed", by: "server", text: "" }, "The ban is over: you may go live again"],
  [{ kind: "tapeWithheld", title: "Finale", text: "Copyright" }, "your recording “Finale”"],
  [
    { kind: "tapeDeleted", by: "server", text: "" },
    "The server has deleted your recording “Untitled”",
  ],
])("says %j and lets it be marked as read", (change, expected) => {
  expect(words(change)).toContain(expected);
  expect(words(change)).toMatch(/Mark as read$/);
});

it("says it in Chinese", () => {
  expect(words({ kind: "stopped", by: "moderator" }, "zh-CN")).toContain("版主结束了你的直播");
});
