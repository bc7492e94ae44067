import { readdirSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { sendSecond, startTestEngine, type TestEngine } from "./engine-fixture";
import { TestPublisher } from "./rtmp/test-publisher";
import type { Authorize } from "./types";

let source: TestEngine | undefined;
afterEach(() => source?.stop());

async function start(...args: Parameters<typeof startTestEngine>): Promise<TestEngine> {
  source = await startTestEngine(...args);
  return source;
}

async function publisherOf({ engine }: TestEngine, stream: string): Promise<TestPublisher> {
  const publisher = new TestPublisher(engine.rtmpPort);
  await publisher.publish(stream);
  return publisher;
}

/** Extended video header with this FourCC, sequence start (Enhanced RTMP v1). */
const extendedVideo = (fourCc: string) =>
  Buffer.concat([Buffer.from([0x90]), Buffer.from(fourCc), Buffer.alloc(9)]);
const video = 9;
const audio = 8;
const kinds = ({ events }: TestEngine) => events.map(({ kind }) => kind);
const streamFolders = ({ recordingsDir }: TestEngine, stream: string): string[] =>
  readdirSync(recordingsDir).includes(stream) ? readdirSync(path.join(recordingsDir, stream)) : [];

describe("a push that does not come through", () => {
  it("is told to the studio with its reason, its address and its program", async () => {
    const answers: Awaited<ReturnType<Authorize>>[] = [
      { allowed: false, reason: "The address has expired.", why: "expired" },
      { allowed: false, reason: "Nobody asked for this stream." },
    ];
    const authorize: Authorize = async () => {
      const answer = answers.shift();
      if (answer) return answer;
      throw new Error("database is locked");
    };
    const at = await start({ authorize });
    for (let index = 0; index < 3; index += 1) await publisherOf(at, "alice");
    const caller = { streamName: "alice", clientIp: "127.0.0.1", agent: "FMLE/3.0 (test)" };
    expect(at.refusals).toEqual([
      { ...caller, why: "expired", detail: "", atMs: expect.any(Number) },
      {
        ...caller,
        ...{ why: "other", detail: "Nobody asked for this stream.", atMs: expect.any(Number) },
      },
      { ...caller, why: "serverFault", detail: "", atMs: expect.any(Number) },
    ]);
    expect(at.events).toEqual([]);
  });

  it("is told when somebody else is on air by the same key, and when the server is full", async () => {
    const at = await start({ settings: { maxStreams: 1 } });
    const first = await publisherOf(at, "alice");
    sendSecond(first);
    await publisherOf(at, "alice?txSecret=abc&txTime=5000");
    await publisherOf(at, "bob");
    expect(at.refusals.map(({ streamName, why }) => [streamName, why])).toEqual([
      ["alice", "taken"],
      ["bob", "serverFull"],
    ]);
    expect(at.refusedQueries).toEqual(["txSecret=abc&txTime=5000", ""]);
    expect(at.events).toMatchObject([{ kind: "start", agent: "FMLE/3.0 (test)" }]);
  });
});

describe("a codec that viewers could not play", () => {
  it.each([
    ["HEVC", video, extendedVideo("hvc1"), "unsupportedVideo"],
    ["AV1", video, extendedVideo("av01"), "unsupportedVideo"],
    ["MP3", audio, Buffer.from("2fff", "hex"), "unsupportedAudio"],
  ] as const)(
    "%s ends the push for good and leaves no recording",
    async (codec, type, tag, why) => {
      const at = await start();
      const publisher = await publisherOf(at, "alice");
      sendSecond(publisher, {
        video: why === "unsupportedAudio",
        audio: why !== "unsupportedAudio",
      });
      publisher.send(type, tag, 1, 1000);
      expect((await publisher.status()).code).toBe("NetStream.Publish.Rejected");
      await publisher.closed;
      expect(at.engine.stream("alice")).toBeUndefined();
      expect(at.refusals).toMatchObject([{ streamName: "alice", why, detail: codec }]);
      await expect.poll(() => kinds(at)).toEqual(["start", "stop", "recordFailed"]);
      expect(at.events.slice(1)).toMatchObject([{ resumable: false }, { reason: "nothingUsable" }]);
      await at.engine.stop();
      expect(streamFolders(at, "alice")).toEqual([]);
    },
  );

  it("is not taken for nothing when nothing else ever came", async () => {
    const at = await start();
    const publisher = await publisherOf(at, "alice");
    publisher.send(video, extendedVideo("hvc1"));
    await publisher.closed;
    await expect.poll(() => kinds(at)).toEqual(["start", "stop", "recordFailed"]);
    expect(at.events[2]).toMatchObject({ reason: "nothingUsable" });
  });

  it("ends the live of one who returns with it, and what was recorded before stays", async () => {
    const at = await start();
    const first = await publisherOf(at, "alice");
    sendSecond(first);
    await expect.poll(() => at.engine.ingest("alice")?.video).toBeTruthy();
    first.socket.destroy();
    await expect.poll(() => at.engine.stream("alice")?.state).toBe("reconnecting");
    const second = await publisherOf(at, "alice");
    second.send(video, extendedVideo("hvc1"));
    await second.closed;
    expect(at.engine.stream("alice")).toBeUndefined();
    const all = ["start", "stop", "start", "stop", "record", "record"];
    await expect.poll(() => kinds(at)).toEqual(all);
  });
});

describe("a push of something else than picture and sound", () => {
  it("is called damaged when it cannot be read, and may come back", async () => {
    const at = await start();
    const publisher = await publisherOf(at, "alice");
    sendSecond(publisher);
    publisher.send(video, Buffer.from("170000000001640028ffe1", "hex"), 1, 1000);
    await publisher.closed;
    expect(at.refusals).toMatchObject([
      { why: "damaged", detail: expect.stringContaining("H.264 configuration") },
    ]);
    expect(at.engine.stream("alice")?.state).toBe("reconnecting");
  });

  it("is over at once when nothing ever came, and says that this is why it left nothing", async () => {
    const at = await start();
    const publisher = await publisherOf(at, "alice");
    expect(at.engine.ingest("alice")).toMatchObject({ video: null, audio: null });
    publisher.socket.destroy();
    await expect.poll(() => at.engine.stream("alice")).toBeUndefined();
    await expect.poll(() => kinds(at)).toEqual(["start", "stop", "recordFailed"]);
    const [begun, ended, told] = at.events;
    expect(ended).toMatchObject({ resumable: false });
    const sequence = begun?.kind === "start" && begun.sequence;
    expect(told).toMatchObject({ streamName: "alice", reason: "nothingSent", sequence });
  });

  it.each([
    ["was not to be recorded", { record: false }],
    ["was a preview", { isPublic: false }],
  ])("says nothing of a recording when it %s", async (_words, answer) => {
    const at = await start({ authorize: async () => ({ allowed: true, ...answer }) });
    const publisher = await publisherOf(at, "alice");
    publisher.socket.destroy();
    await expect.poll(() => kinds(at)).toEqual(["start", "stop"]);
    await at.engine.stop();
    expect(kinds(at)).toEqual(["start", "stop"]);
  });

  it.each([
    ["sound alone", { video: false }, { video: null, audio: { codec: "AAC" } }],
    ["pictures alone", { audio: false }, { audio: null, video: { codec: "H.264" } }],
  ] as const)("plays when it is %s, and the studio can tell", async (_, parts, arrived) => {
    const at = await start();
    const publisher = await publisherOf(at, "alice");
    for (const fromMs of [0, 1000, 2000, 3000]) sendSecond(publisher, { ...parts, fromMs });
    expect((await fetch(`${at.base}/live/alice.m3u8`)).status).toBe(200);
    expect(at.engine.ingest("alice")).toMatchObject(arrived);
    expect(at.refusals).toEqual([]);
  });
});
