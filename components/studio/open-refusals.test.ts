import { expect, it } from "vitest";
import type { PushRefusal } from "@/lib/shared/ingest";
import { openRefusals, refusalsNow } from "./open-refusals";

const refusal = <Why extends PushRefusal>(why: Why, atMs: number) => ({
  why,
  atMs,
  ...{ detail: "", clientIp: "", agent: "" },
});
const used = (atMs: number) => ({ atMs, clientIp: "", agent: "" });
const kinds = (...input: Parameters<typeof openRefusals>) =>
  openRefusals(...input).map(({ why }) => why);

it("shows the newest of each kind, the alarm first, and no more than three", () => {
  const refused = [
    refusal("expired", 5),
    refusal("wrongKey", 4),
    refusal("wrongKey", 3),
    refusal("taken", 2),
    refusal("damaged", 1),
  ];
  expect(openRefusals(refused, null)).toEqual([refused[3], refused[0], refused[1]]);
});

it("forgets what was put right since, but not that somebody else has the key", () => {
  const refused = [refusal("taken", 3), refusal("wrongKey", 2)];
  expect(kinds(refused, used(1))).toEqual(["taken", "wrongKey"]);
  expect(kinds(refused, used(10))).toEqual(["taken"]);
});

it("no longer says that the broadcast was ended once the studio waits for the next one", () => {
  const refused = [refusal("endedHere", 2), refusal("wrongKey", 1)];
  expect(refusalsNow({ state: "ended", refused })).toEqual(refused);
  expect(refusalsNow({ state: "waiting", refused })).toEqual([refused[1]]);
});

it("does not tell who may broadcast again that he could not", () => {
  const refused = [refusal("forbidden", 2), refusal("wrongKey", 1)];
  for (const state of ["waiting", "ended"] as const) {
    expect(refusalsNow({ state, refused })).toEqual([refused[1]]);
  }
});
