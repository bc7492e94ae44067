import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MediaEngine } from "@/lib/media/engine";
import { encoderArguments } from "@/lib/media/hls/encoded-fixture";
import { RecordingSink } from "./recording-sink";
import { RtmpServer } from "./server";
import { TestPublisher } from "./test-publisher";

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

let dir: string;
let engine: MediaEngine;
beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), "rtmp-play-"));
  engine = new MediaEngine({
    host: "127.0.0.1",
    rtmpPort: 0,
    recordingsDir: dir,
    authorize: async () => ({ allowed: true, record: false }),
    emit: async () => undefined,
    log: quiet,
    settings: { reconnectGraceMs: 200, maxFlvViewersPerStream: 2 },
  });
  await engine.start();
});
afterEach(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

const url = (stream: string) => `rtmp://127.0.0.1:${engine.rtmpPort}/live/${stream}`;

/** Runs ffmpeg; what it said and how it ended, by itself or because it was asked to. */
function ffmpeg(args: readonly string[]) {
  const child = spawn("ffmpeg", ["-hide_banner", "-loglevel", "error", ...args]);
  child.stdin.on("error", () => undefined);
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; errors: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, errors })),
  );
  const stop = () => {
    child.stdin.write("q");
    return ended;
  };
  return { ended, stop };
}

/** Pushes in real time, for a minute unless it is stopped before. */
const push = (stream: string, seconds = 60) =>
  ffmpeg(["-re", ...encoderArguments({ seconds }), "-f", "flv", url(stream)]);

async function player(stream: string): Promise<{ client: TestPublisher; code: string }> {
  const client = new TestPublisher(engine.rtmpPort);
  await client.open();
  client.command("play", 3, null, stream);
  return { client, code: (await client.status()).code };
}

describe("playing a live over RTMP", () => {
  it("gives a player a picture that decodes without an error, and ends with the live", async () => {
    const pushed = push("alice", 10);
    await expect.poll(() => engine.stream("alice")?.video?.width).toBe(320);
    const played = await ffmpeg(["-i", url("alice"), "-f", "null", "-"]).ended;
    expect(played).toEqual({ code: 0, errors: "" });
    expect((await pushed.ended).code).toBe(0);
  });

  it("tells a player that there is no such live, or that it is full", async () => {
    const missing = await player("nobody");
    expect(missing.code).toBe("NetStream.Play.StreamNotFound");
    await missing.client.closed;

    const pushed = push("bob");
    await expect.poll(() => engine.stream("bob")?.video?.width).toBe(320);
    const seated = [await player("bob"), await player("bob")];
    expect(seated.map(({ code }) => code)).toEqual([
      "NetStream.Play.Reset",
      "NetStream.Play.Reset",
    ]);
    expect(engine.stream("bob")?.flvViewers).toBe(2);
    const third = await player("bob");
    expect(third.code).toBe("NetStream.Play.Failed");
    await third.client.closed;

    seated[0]?.client.command("deleteStream", 4, null, 1);
    await seated[0]?.client.closed;
    await expect.poll(() => engine.stream("bob")?.flvViewers).toBe(1);
    await pushed.stop();
    await seated[1]?.client.closed;
  });

  it("keeps places for publishers, however many players come", async () => {
    const server = new RtmpServer({
      host: "127.0.0.1",
      port: 0,
      log: quiet,
      onPublish: async () => ({ accepted: true, sink: new RecordingSink(), bind: () => {} }),
      onPlay: () => ({ add: () => true }),
      limits: { maxConnections: 2, maxPlayers: 3 },
    });
    await server.start();
    const connect = async () => {
      const client = new TestPublisher(server.port);
      await client.open();
      return client;
    };
    const players: TestPublisher[] = [];
    for (let i = 0; i < 3; i += 1) {
      const client = await connect();
      client.command("play", 3, null, "alice");
      await expect.poll(() => server.players).toBe(i + 1);
      players.push(client);
    }
    const fourth = await connect();
    fourth.command("play", 3, null, "alice");
    expect((await fourth.status()).code).toBe("NetStream.Play.Failed");
    await fourth.closed;
    const publisher = new TestPublisher(server.port);
    expect(await publisher.publish("alice")).toBe("NetStream.Publish.Start");
    players[0]?.socket.destroy();
    await expect.poll(() => server.players).toBe(2);
    await server.stop();
  });

  it("does not let a player push, or a publisher play", async () => {
    const pushed = push("carol");
    await expect.poll(() => engine.stream("carol")?.video?.width).toBe(320);
    const { client } = await player("carol");
    client.command("publish", 5, null, "dave", "live");
    await client.closed;
    expect(engine.stream("dave")).toBeUndefined();
    expect(engine.stream("carol")?.state).toBe("live");
    await pushed.stop();
  });
});
