import { describe, expect, it } from "vitest";
import { ActionError } from "@/components/data/client";
import { emptyView } from "./chat-fixture";
import { heldBy } from "./held";
import { heldUnder, secondsUntil, sendingWaitSeconds, writingOf } from "./writing";

const { rules, rights } = emptyView;
const user = { role: "" } as const;
const guest = { role: "guest" } as const;
const nameless = { ...rights, write: "nickname" } as const;
const closed = { ...rules, guestsMayWrite: false };
const quiet = { ...rules, mutedAll: true };
const keeper = { ...rights, moderate: true };

describe("whether one may write", () => {
  it.each([
    ["a user while on air", { self: user, rules, rights, online: true }, "open"],
    ["a user before the broadcast", { self: user, rules, rights, online: false }, "notLive"],
    ["a user while it is quiet", { self: user, rules: quiet, rights, online: true }, "mutedAll"],
    ["who keeps order", { self: user, rules: quiet, rights: keeper, online: true }, "open"],
    ["nobody yet", { self: null, rules, rights: nameless, online: true }, "nickname"],
    ["a guest", { self: guest, rules, rights, online: true }, "open"],
    ["nobody, no guests", { self: null, rules: closed, rights: nameless, online: true }, "signIn"],
    ["a guest, no guests", { self: guest, rules: closed, rights, online: true }, "signIn"],
    ["a user, no guests", { self: user, rules: closed, rights, online: true }, "open"],
    [
      "nobody on a server without guests",
      { self: null, rules, rights: { ...rights, write: "signIn" } as const, online: true },
      "signIn",
    ],
  ] as const)("%s", (_who, circumstances, writing) => {
    expect(writingOf(circumstances)).toBe(writing);
  });
});

describe("what a refusal says about the next messages", () => {
  const refused = (reason: string, seconds?: number) =>
    new ActionError(4003, "No.", seconds, reason);

  it.each(["muted", "banned", "slowMode", "tooOften"] as const)("%s: until when", (reason) => {
    expect(heldBy(refused(reason, 30), 1000)).toEqual({ reason, untilMs: 31_000 });
  });

  it.each([
    refused("blockedWord"),
    refused("tooLong"),
    refused("muted", 0),
    refused("protected", 5),
    new Error("no network"),
    null,
  ])("nothing: %s", (problem) => {
    expect(heldBy(problem, 0)).toBeNull();
  });

  it("keeps from sending in slow mode, and lets who is muted find out that he no longer is", () => {
    expect(sendingWaitSeconds({ reason: "slowMode", untilMs: 9500 }, 1000)).toBe(9);
    expect(sendingWaitSeconds({ reason: "slowMode", untilMs: 9500 }, 9500)).toBe(0);
    expect(sendingWaitSeconds({ reason: "muted", untilMs: 9500 }, 1000)).toBe(0);
    expect(sendingWaitSeconds(null, 1000)).toBe(0);
  });

  it("lets write at once when slow mode ends", () => {
    const held = { reason: "slowMode", untilMs: 9500 } as const;
    expect(heldUnder({ ...rules, slowSeconds: 10 }, held)).toBe(held);
    expect(heldUnder(rules, held)).toBeNull();
    expect(heldUnder(rules, { ...held, reason: "muted" })).toMatchObject({ reason: "muted" });
  });

  it("counts whole seconds down to none", () => {
    expect([0, 1, 999, 1000, 1001, 5000].map((now) => secondsUntil(1000, now))).toEqual([
      1, 1, 1, 0, 0, 0,
    ]);
  });
});
