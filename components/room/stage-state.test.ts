import { expect, it } from "vitest";
import type { RoomPage } from "@/lib/shared/room-page";
import { type StageState, stageStateOf } from "./stage-state";

const minute = 60_000;
const nowMs = 1_800_000_000_000;
const ended = { startedAtMs: 0, likeCount: 0, tapeFileId: null, tapeComes: false };
const endedAgo = (ms: number) => ({ lastLive: { ...ended, endedAtMs: nowMs - ms } });

const room: RoomPage = {
  ...{ userId: "alice_01", title: "", nickname: "", avatarUrl: "", coverUrl: "", location: "" },
  category: "",
  ...{ online: false, viewerCount: 0, likeCount: 0, startedAtMs: 0, hlsUrl: "", flvUrl: "" },
  ...{ posterUrl: null, forbidden: false, lastLive: null, replays: [], reconnectingUntilMs: 0 },
  ...{ pictureSize: null, serverNowMs: nowMs },
};

it.each<[string, Partial<RoomPage>, boolean, StageState]>([
  ["nobody was ever on air", {}, false, "waiting"],
  ["the first live runs", { online: true }, true, "live"],
  ["a later live runs", { online: true, ...endedAgo(minute) }, false, "live"],
  ["its publisher is lost", { online: true, reconnectingUntilMs: nowMs + 1 }, true, "reconnecting"],
  // The grace may have passed before anybody has looked.
  ["its grace is over", { online: true, reconnectingUntilMs: nowMs - 1 }, true, "reconnecting"],
  ["it ended before our eyes", endedAgo(60 * minute), true, "ended"],
  ["it ended a moment ago", endedAgo(minute), false, "ended"],
  ["it ended long ago", endedAgo(60 * minute), false, "offline"],
  ["it was stopped by the operator", { forbidden: true, ...endedAgo(minute) }, true, "forbidden"],
])("when %s", (_name, change, watched, state) => {
  expect(stageStateOf({ ...room, ...change }, watched)).toBe(state);
});
