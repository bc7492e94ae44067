import { afterEach, beforeEach, expect, it } from "vitest";
import { frameAncestors } from "@/lib/server/frame-ancestors";
import type { TestChat } from "./chat-fixture";
import { type ChatCallers, openChatPeople, outcome, room } from "./chat-people-fixture";
import { embedSitesOf, frameAncestorsOf, setEmbedSites } from "./embed-sites";
import { addTape } from "./live-fixture";

let chat: TestChat;
let callers: ChatCallers;
beforeEach(async () => {
  ({ chat, callers } = await openChatPeople());
});
afterEach(() => chat.stop());

const site = "https://blog.site.example";

it.each([
  ["anonymous", "unverified"],
  ["guest", "unverified"],
  ["user", "unverified"],
  ["moderator", "unverified"],
  ["broadcaster", "ok"],
  ["admin", "ok"],
] as const)("%s names and reads the sites of a room: %s", async (who, expected) => {
  expect(await outcome(setEmbedSites(chat, callers[who], room, [site]))).toBe(expected);
  const read = (async () => embedSitesOf(chat, callers[who], room))();
  expect(await outcome(read)).toBe(expected);
});

it("keeps every site once, and all or none of a list", async () => {
  const { broadcaster } = callers;
  expect(await setEmbedSites(chat, broadcaster, room, [`${site}/`, site])).toEqual([site]);
  const wrong = setEmbedSites(chat, broadcaster, room, ["https://other.example", "no site; *"]);
  await expect(wrong).rejects.toThrow('"no site; *" is no site');
  const many = Array.from({ length: 21 }, (_, i) => `https://s${i}.example`);
  expect(await outcome(setEmbedSites(chat, broadcaster, room, many))).toBe("invalidParameter");
  expect(embedSitesOf(chat, broadcaster, room)).toEqual([site]);
  expect(await setEmbedSites(chat, broadcaster, room, [])).toEqual([]);
  expect(frameAncestorsOf(chat, room)).toBe("*");
});

it("a room's frames and those of its recordings follow its sites, other pages never", async () => {
  await setEmbedSites(chat, callers.broadcaster, room, [site]);
  await addTape(chat, room, "file-1");
  const allowed = `'self' ${site}`;
  expect(frameAncestors(`/embed/${room}?show=chat`, chat)).toBe(allowed);
  expect(frameAncestors("/embed/vod/file-1", chat)).toBe(allowed);
  for (const url of ["/", `/live/${room}`, "/vod/file-1", "/embed/nobody", "/embed/vod/nothing"]) {
    expect(frameAncestors(url, chat)).toBe("'self'");
  }
});

it.each([
  ["*", [], "*"],
  ["*", [site], `'self' ${site}`],
  ["none", [], "'self'"],
  ["none", [site], "'self'"],
  ["https://*.site.example", [site], `'self' ${site}`],
  ["https://school.example", [site], "'self'"],
  ["https://school.example", [], "'self' https://school.example"],
])("EMBED_SITES=%s bounds a room that names %j: %s", async (EMBED_SITES, named, policy) => {
  const bounded = await openChatPeople({ EMBED_SITES });
  await setEmbedSites(bounded.chat, bounded.callers.broadcaster, room, named);
  expect(frameAncestorsOf(bounded.chat, room)).toBe(policy);
  await bounded.chat.stop();
});
