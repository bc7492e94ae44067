import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Providers } from "@/components/providers";
import type { Locale } from "@/lib/shared/i18n/locales";
import { messagesFor } from "@/lib/shared/i18n/messages";
import type { StudioState, StudioView } from "@/lib/shared/studio";
import { StatusBar } from "./status-bar";
import { studioFixture as studio } from "./studio-fixture";
import { askAgainAfterMs } from "./use-studio";

const { nowMs } = studio;
const lost = { state: "reconnecting", graceUntilMs: nowMs + 52_000 } as const;
const obs = {
  ...studio.key,
  lastUsed: { atMs: nowMs, clientIp: "", agent: "FMLE/3.0 (compatible; obs-studio/32.0.1)" },
};

function html(change: Partial<StudioView>, locale: Locale = "en"): string {
  return renderToString(
    <Providers locale={locale} messages={messagesFor(locale)} nowMs={nowMs}>
      <StatusBar studio={{ ...studio, ...change }} />
    </Providers>,
  );
}

function words(change: Partial<StudioView>, locale: Locale = "en"): string {
  return html(change, locale)
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

describe("the state at the top of the studio", () => {
  it.each<[Partial<StudioView>, string]>([
    [{ state: "offline" }, "You are offline Three steps, and you are live."],
    [{ state: "waiting" }, "Waiting for your signal Press “Start Streaming” in OBS."],
    [{ state: "preview", publicAtMs: null }, "Preview Only you see this."],
    [{ state: "live" }, "You are live On air for 1:05"],
    [
      { ...lost, key: obs },
      "OBS stopped sending 8 s ago. Waiting up to 52 s more for it to come back.",
    ],
    [lost, "Your encoder stopped sending 8 s ago."],
    [{ ...lost, graceUntilMs: nowMs }, "Your encoder did not come back. Ending the broadcast…"],
    [{ state: "ended" }, "The broadcast has ended How it went is below."],
    [{ state: "ended", publicAtMs: null }, "It never was public."],
    [{ state: "forbidden" }, "You may not broadcast The staff of this site has forbidden it."],
    [
      { state: "forbidden", ban: { untilMs: nowMs + 3_600_000, reason: "Spam" } },
      "has forbidden it until Jan 15, 2027, 9:00 AM. Reason: Spam",
    ],
    [
      { state: "ended", endedBy: { by: "admin", reason: "Too loud" } },
      "The broadcast has ended An administrator ended it. Reason: Too loud",
    ],
    [
      { state: "ended", endedBy: { by: "moderator", reason: "" } },
      "A moderator ended it. No reason was given.",
    ],
  ])("says for %j what is and what to do", (change, expected) => {
    expect(words(change)).toContain(expected);
  });

  it("claims no secret of a preview that a cloud plays to whoever has its address", () => {
    const settings = { ...studio.settings, manualPublic: true, keepsPreviews: false };
    const preview = { state: "preview", publicAtMs: null, settings } as const;
    expect(words(preview)).toContain("It is not secret: Tencent Cloud plays it");
    expect(words(preview)).not.toContain("Only you");
    expect(words(preview, "zh-CN")).toContain("但这不是保密的");
    expect(words({ state: "waiting", settings })).not.toContain("Only you");
  });

  it("says it in Chinese", () => {
    expect(words({ ...lost, key: obs }, "zh-CN")).toContain("OBS 断了 8 秒，最多再等 52 秒。");
    expect(words({ state: "live" }, "zh-CN")).toContain("你正在直播 已播 1:05");
  });

  it.each<[StudioState, number | null, string[]]>([
    ["offline", null, []],
    ["waiting", null, []],
    ["preview", null, ["Go live", "End preview"]],
    ["live", nowMs, ["End broadcast"]],
    ["reconnecting", nowMs, ["End broadcast"]],
    ["reconnecting", null, ["End preview"]],
    ["ended", nowMs, ["Go live again"]],
    ["forbidden", null, []],
  ])("offers in %s (public since %s) what can be done then", (state, publicAtMs, buttons) => {
    const found = html({ state, publicAtMs }).matchAll(/<button.*?<\/button>/gs);
    expect([...found].map(([button]) => button.replaceAll(/<[^>]*>/g, ""))).toEqual(buttons);
  });

  it("announces the state alone, not what ticks or counts", () => {
    const [, announced] = /<div role="status">(.*?)<\/div>/s.exec(html({ state: "live" })) ?? [];
    expect(announced?.replaceAll(/<[^>]*>/g, "")).toBe("You are live");
    expect(html({ state: "live" }).match(/role="status"|aria-live/g)).toHaveLength(1);
  });

  it("shows viewers and likes only of what others can watch", () => {
    expect(words({ state: "live" })).toMatch(/12 viewers .* 3,456 likes/);
    expect(words({ state: "preview", publicAtMs: null })).not.toContain("viewers");
  });
});

it("asks often only while something runs or is awaited", () => {
  const restless = ["waiting", "preview", "live", "reconnecting"] as const;
  for (const state of restless) expect(askAgainAfterMs(state)).toBeLessThanOrEqual(2000);
  for (const state of ["offline", "ended", "forbidden"] as const) {
    expect(askAgainAfterMs(state)).toBeGreaterThan(2000);
  }
});
