import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { Providers } from "@/components/providers";
import type { ChatView } from "@/lib/shared/chat";
import { messagesFor } from "@/lib/shared/i18n/messages";
import type { Tape } from "@/lib/shared/models";
import type { RoomPage } from "@/lib/shared/room-page";
import { RoomView } from "./room-view";

const nowMs = 1_800_000_000_000;
const about = {
  userId: "alice_01",
  nickname: "Alice",
  avatarUrl: "",
  coverUrl: "",
  location: "",
  category: "",
} as const;

const chat: ChatView = {
  ...{ messages: [], seq: 0, self: null },
  rules: { version: 1, mutedAll: false, slowSeconds: 0, guestsMayWrite: true, notice: "" },
  rights: { write: "nickname", moderate: false, ban: false },
};

const tape: Tape = {
  ...{ ...about, fileId: "tape-1", title: "Last time", viewerCount: 0, likeCount: 0 },
  ...{ startedAtMs: 0, endedAtMs: nowMs - 90_000, durationSeconds: 60 },
  ...{ hlsUrl: "/tapes/t/index.m3u8", mp4Url: "", posterUrl: null },
};

const room: RoomPage = {
  ...{ ...about, title: "Morning <b>run</b>", online: false, viewerCount: 0, likeCount: 0 },
  ...{ startedAtMs: nowMs, hlsUrl: "/live/1000_alice_01.m3u8", flvUrl: "", posterUrl: null },
  ...{ forbidden: false, lastLive: null, replays: [], reconnectingUntilMs: 0 },
  ...{ pictureSize: null, serverNowMs: nowMs },
};

const ended = { startedAtMs: nowMs - 3_690_000, endedAtMs: nowMs - 90_000, likeCount: 1234 };

/** What somebody without scripts reads: a search engine, a very old browser. */
function page(change: Partial<RoomPage>): string {
  return renderToString(
    <Providers locale="en" messages={messagesFor("en")} nowMs={nowMs}>
      <RoomView initialRoom={{ ...room, ...change }} initialChat={chat} account={null} />
    </Providers>,
  );
}

const words = (html: string) => html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

it.each<[string, Partial<RoomPage>, string]>([
  ["nobody was ever on air", {}, "Alice has not been live yet"],
  [
    "the last live was long ago",
    { lastLive: { ...ended, endedAtMs: nowMs - 7_200_000, tapeFileId: null, tapeComes: false } },
    "Last live 2 hours ago",
  ],
  [
    "it has just ended",
    { lastLive: { ...ended, tapeFileId: null, tapeComes: true } },
    "Length 1:00:00 Likes 1,234 The recording appears here",
  ],
  ["the operator has stopped it", { forbidden: true }, "stopped by the operator"],
])("the page says it in words when %s", (_name, change, said) => {
  expect(words(page(change))).toContain(said);
});

it("keeps a name and a title apart that are written from right to left", () => {
  const html = page({ nickname: "דנה לוי", title: "ערב 7", forbidden: true });
  expect(html).toContain("\u2068דנה לוי\u2069 cannot go live here");
  expect(html).toMatch(/<bdi[^>]*>דנה לוי<\/bdi>/);
  expect(html).toMatch(/<h1[^>]*><bdi>ערב 7<\/bdi><\/h1>/);
});

it("leads to the recording of what has just ended, and to the earlier ones", () => {
  const lastLive = { ...ended, tapeFileId: "tape-2", tapeComes: false };
  const html = page({ lastLive, replays: [tape] });
  expect(html).toContain('href="/vod/tape-2"');
  expect(html).toContain('href="/vod/tape-1"');
});

it("offers the stream of a running live to a browser without scripts", () => {
  const html = page({ online: true });
  expect(html).toMatch(/<noscript>.*href="\/live\/1000_alice_01\.m3u8".*<\/noscript>/s);
  expect(page({})).not.toContain("<noscript>");
});

it("knows a tall picture before any script, so that nothing jumps", () => {
  const html = (width: number, height: number) =>
    page({ online: true, pictureSize: { width, height } });
  expect(html(360, 640)).toContain("data-immersive");
  expect(html(640, 360)).not.toContain("data-immersive");
});

it("shows a title as text", () => {
  expect(page({ online: true })).toContain("Morning &lt;b&gt;run&lt;/b&gt;");
});
