import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sendSecond, startTestEngine, type TestEngine } from "./engine-fixture";
import { TestPublisher } from "./rtmp/test-publisher";

let at: TestEngine;
let publisher: TestPublisher;
beforeEach(async () => {
  at = await startTestEngine({ authorize: async () => ({ allowed: true, isPublic: false }) });
  publisher = new TestPublisher(at.engine.rtmpPort);
  await publisher.publish("alice");
  for (const fromMs of [0, 1000, 2000, 3000, 4000]) sendSecond(publisher, { fromMs });
  await expect.poll(() => at.engine.stream("alice")?.video).toBeTruthy();
});
afterEach(() => at.stop());

const status = async (file: string) => (await fetch(`${at.base}/live/${file}`)).status;
const text = async (file: string) => (await fetch(`${at.base}/live/${file}`)).text();
const listed = (playlist: string) => [...playlist.matchAll(/\/s(\d+)\.m4s/g)].map((it) => it[1]);
const tokenOf = () => at.engine.previewToken("alice") ?? "";

async function playByRtmp(): Promise<string> {
  const player = new TestPublisher(at.engine.rtmpPort);
  await player.open();
  player.command("play", 3, null, "alice");
  const { code } = await player.status();
  player.socket.destroy();
  return code;
}

it("is as if there were none for everybody but the holder of its token", async () => {
  expect(await status("alice.m3u8")).toBe(404);
  expect(await status("alice.m3u8?_HLS_msn=1&_HLS_part=0")).toBe(404);
  expect(await status("alice.m3u8?preview=")).toBe(404);
  expect(await status(`alice.m3u8?preview=${tokenOf().slice(0, -1)}`)).toBe(404);
  expect(await status("alice.flv")).toBe(404);
  expect(await status("alice/poster.mp4")).toBe(204);
  expect(await playByRtmp()).toBe("NetStream.Play.StreamNotFound");

  const playlist = await text(`alice.m3u8?preview=${tokenOf()}`);
  const segment = /^alice\/.*\.m4s$/m.exec(playlist)?.[0] ?? "";
  expect(await status(segment)).toBe(200);
  expect(await status(`alice/poster.mp4?preview=${tokenOf()}`)).toBe(200);
  const answer = await fetch(`${at.base}/live/alice.m3u8?preview=${tokenOf()}`);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(at.logged.join()).not.toContain(tokenOf());
});

it("is open to everybody at once when it goes live, from then on and not before", async () => {
  const token = tokenOf();
  const preview = await text(`alice.m3u8?preview=${token}`);
  const before = listed(preview);
  const [secretFolder = ""] = /^alice\/[\w-]+/m.exec(preview) ?? [];
  expect(before.length).toBeGreaterThan(1);
  at.engine.setPublic("alice", true);
  expect(at.engine.previewToken("alice")).toBeNull();
  const playlist = text("alice.m3u8");
  for (const fromMs of [5000, 6000, 7000, 8000]) sendSecond(publisher, { fromMs });
  const begun = await playlist;
  const after = listed(begun);
  expect(after.length).toBeGreaterThan(0);
  expect(after.filter((segment) => before.includes(segment))).toEqual([]);
  // Nor the parts of the segment that was open when it went live, by whatever name.
  const [firstMsn = 0] = [...begun.matchAll(/#EXT-X-MEDIA-SEQUENCE:(\d+)/g)].map((it) =>
    Number(it[1]),
  );
  expect(firstMsn).toBe(Number(before.at(-1)) + 2);
  const [folder = ""] = /^alice\/[\w-]+/m.exec(begun) ?? [];
  expect(folder).not.toBe(secretFolder);
  for (let msn = 0; msn < firstMsn; msn += 1) {
    expect(await status(`${folder}/s${msn}.m4s`)).toBe(404);
    expect(await status(`${folder}/p${msn}-0.m4s`)).toBe(404);
  }
  expect(await status(`${folder}/s${firstMsn}.m4s`)).toBe(200);
  // What its own player was about to fetch is still there for it.
  expect(await status(`${secretFolder}/s${before.at(-1)}.m4s`)).toBe(200);
  expect(await status(`${secretFolder}/s${firstMsn}.m4s`)).toBe(200);
  // The broadcaster's own player goes on with its old URL.
  expect(await status(`alice.m3u8?preview=${token}`)).toBe(200);
  expect(await status("alice/poster.mp4")).toBe(200);
  expect(await playByRtmp()).toBe("NetStream.Play.Reset");
});

it("refuses new viewers when it is made private again", async () => {
  at.engine.setPublic("alice", true);
  for (const fromMs of [5000, 6000, 7000, 8000]) sendSecond(publisher, { fromMs });
  const open = await text("alice.m3u8");
  const [segment = ""] = /^alice\/.*\.m4s$/m.exec(open) ?? [];
  const [hinted = ""] = /alice\/[\w-]+\/p[\d-]+\.m4s(?="\n$)/.exec(open) ?? [];
  expect(await status(segment)).toBe(200);
  const [, msn, part] = /p(\d+)-(\d+)/.exec(hinted) ?? [];
  const held = status(`alice.m3u8?_HLS_msn=${msn}&_HLS_part=${part}`);
  const heldPart = status(hinted);
  await expect.poll(() => at.engine.stream("alice")?.recording).toBe(true);
  at.engine.setPublic("alice", false);
  expect(await status("alice.m3u8")).toBe(404);
  expect(await held).not.toBe(200);
  expect(await heldPart).not.toBe(200);
  expect(await status(segment)).toBe(404);
  for (const fromMs of [9000, 10_000, 11_000]) sendSecond(publisher, { fromMs });
  expect(await status(`alice.m3u8?preview=${tokenOf()}`)).toBe(200);
  expect(await status("alice.m3u8")).toBe(404);
  at.engine.setPublic("bob", true);
  expect(at.engine.previewToken("bob")).toBeNull();
});

it("stays private after a reconnection and after its end", async () => {
  const token = tokenOf();
  publisher.socket.destroy();
  await expect.poll(() => at.engine.stream("alice")?.state).toBe("reconnecting");
  publisher = new TestPublisher(at.engine.rtmpPort);
  await publisher.publish("alice");
  expect(tokenOf()).toBe(token);
  expect(await status("alice.m3u8")).toBe(404);
  await at.engine.endStream("alice", "enough");
  expect(await status("alice.m3u8")).toBe(404);
  expect(await text(`alice.m3u8?preview=${token}`)).toContain("#EXT-X-ENDLIST");
});

it("records nothing until it is public", async () => {
  expect(at.engine.stream("alice")?.recording).toBe(false);
  expect(existsSync(path.join(at.recordingsDir, "alice"))).toBe(false);
  at.engine.setPublic("alice", true);
  for (const fromMs of [5000, 6000, 7000, 8000]) sendSecond(publisher, { fromMs });
  await expect.poll(() => existsSync(path.join(at.recordingsDir, "alice"))).toBe(true);
  await at.engine.endStream("alice", "enough");
  await expect.poll(() => at.events.filter(({ kind }) => kind === "record").length).toBe(2);
  const [tape] = at.events.filter((event) => event.kind === "record");
  // Of nine seconds it has those from the first segment after going live.
  expect(tape?.durationSeconds).toBeLessThan(5);
});
