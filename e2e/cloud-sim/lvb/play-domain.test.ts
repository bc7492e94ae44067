import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TestPublisher } from "@/lib/media/rtmp/test-publisher";
import { type LvbFixture, startLvbFixture } from "./lvb-fixture";
import { txQuery } from "./push-url-fixture";

let lvb: LvbFixture;

beforeEach(async () => {
  lvb = await startLvbFixture();
});

afterEach(() => lvb.stop());

describe("the play port", () => {
  it("serves playlists, segments and FLV under the app of the push, to any site", async () => {
    lvb.push("1000_alice");
    const text = await lvb.playlist("1000_alice");
    const uri = /^1000_alice\/\S+\.m4s$/m.exec(text)?.[0];
    const segment = await fetch(`http://${lvb.edge.playAddress}/live/${uri}`);
    expect(segment.status).toBe(200);
    expect(segment.headers.get("access-control-allow-origin")).toBe("*");
    await segment.arrayBuffer();
    const other = await fetch(`http://${lvb.edge.playAddress}/other/1000_alice.m3u8`);
    expect(other.status).toBe(404);
    const flv = await fetch(`http://${lvb.edge.playAddress}/live/1000_alice.flv`);
    const { value } = (await flv.body?.getReader().read()) ?? {};
    expect(
      Buffer.from(value ?? [])
        .subarray(0, 3)
        .toString(),
    ).toBe("FLV");
  });

  it("plays RTMP on the same port", async () => {
    lvb.push("1000_alice");
    await lvb.playlist("1000_alice");
    const player = new TestPublisher(lvb.edge.playPort);
    await player.open("live");
    player.command("play", 4, null, "1000_alice");
    expect((await player.status()).code).toBe("NetStream.Play.Reset");
    await player.message(({ type }) => type === 9);
    player.socket.destroy();
  });

  it("takes no push", async () => {
    const publisher = new TestPublisher(lvb.edge.playPort);
    const code = publisher.publish(lvb.pushUrl("1000_alice").split("/").at(-1) ?? "");
    await expect(code).rejects.toThrow("closed");
  });

  it("shows the cloud's clock in its Date header", async () => {
    lvb.edge.clockOffsetSeconds = -86_400;
    const response = await fetch(`http://${lvb.edge.playAddress}/live/nobody.m3u8`);
    const ageMs = Date.now() - Date.parse(response.headers.get("date") ?? "");
    expect(Math.round(ageMs / 3_600_000)).toBe(24);
  });
});

describe("playback authentication", () => {
  const playKey = "playkeyplaykeyplaykey";
  const playBackupKey = "playbackupkey";

  function signed(streamName: string, key = playKey, secondsFromNow = 300): string {
    return txQuery({ key, streamName, expiresAtMs: Date.now() + secondsFromNow * 1000 });
  }

  async function statusOf(pathAndQuery: string): Promise<number> {
    const response = await fetch(`http://${lvb.edge.playAddress}/live/${pathAndQuery}`);
    await response.body?.cancel();
    return response.status;
  }

  beforeEach(async () => {
    await lvb.stop();
    lvb = await startLvbFixture({ playKey, playBackupKey });
    lvb.push("1000_alice");
  });

  it("asks for it at every playlist and FLV request, and not at segments", async () => {
    const text = await lvb.playlist("1000_alice", signed("1000_alice"));
    for (const query of [
      "",
      signed("1000_bob"),
      signed("1000_alice", "wrong"),
      signed("1000_alice", playKey, -10),
    ]) {
      expect(await statusOf(`1000_alice.m3u8?${query}`)).toBe(403);
      expect(await statusOf(`1000_alice.m3u8?${query}&_HLS_msn=1&_HLS_part=0`)).toBe(403);
      expect(await statusOf(`1000_alice.flv?${query}`)).toBe(403);
    }
    expect(await statusOf(`1000_alice.m3u8?${signed("1000_alice", playBackupKey)}`)).toBe(200);
    const blocking = `1000_alice.m3u8?${signed("1000_alice")}&_HLS_msn=0&_HLS_part=0`;
    expect(await statusOf(blocking)).toBe(200);
    expect(await statusOf(/^1000_alice\/\S+\.m4s$/m.exec(text)?.[0] ?? "")).toBe(200);
  });

  it("cuts off a viewer whose signature expires between two playlist requests", async () => {
    const query = signed("1000_alice");
    await lvb.playlist("1000_alice", query);
    lvb.edge.clockOffsetSeconds = 301;
    expect(await statusOf(`1000_alice.m3u8?${query}`)).toBe(403);
  });

  it("lets a browser read the refusal", async () => {
    const response = await fetch(`http://${lvb.edge.playAddress}/live/1000_alice.m3u8`);
    expect(response.status).toBe(403);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("asks RTMP players, too", async () => {
    await lvb.playlist("1000_alice", signed("1000_alice"));
    const refused = new TestPublisher(lvb.edge.playPort);
    await refused.open("live");
    refused.command("play", 4, null, "1000_alice");
    await refused.closed;
    const player = new TestPublisher(lvb.edge.playPort);
    await player.open("live");
    player.command("play", 4, null, `1000_alice?${signed("1000_alice")}`);
    expect((await player.status()).code).toBe("NetStream.Play.Reset");
    player.socket.destroy();
  });
});
