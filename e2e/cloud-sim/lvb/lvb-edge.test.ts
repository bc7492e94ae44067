import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TestPublisher } from "@/lib/media/rtmp/test-publisher";
import { callbackSign } from "./callback-sign";
import { type LvbFixture, startLvbFixture, TEST_ACCOUNT } from "./lvb-fixture";

let lvb: LvbFixture;

beforeEach(async () => {
  lvb = await startLvbFixture();
});

afterEach(() => lvb.stop());

function nameAndQuery(pushUrl: string): string {
  return pushUrl.split("/").at(-1) ?? "";
}

/** Tries to publish by a bare RTMP client; the code of the answer. */
async function tryPush(pushUrl: string): Promise<string> {
  const publisher = new TestPublisher(lvb.edge.pushPort);
  const code = await publisher.publish(nameAndQuery(pushUrl));
  publisher.socket.destroy();
  await publisher.closed;
  return code;
}

describe("the push edge", () => {
  it("accepts the main and the backup key", async () => {
    expect(await tryPush(lvb.pushUrl("1000_alice"))).toBe("NetStream.Publish.Start");
    expect(await tryPush(lvb.pushUrl("1000_bob", TEST_ACCOUNT.pushBackupKey))).toBe(
      "NetStream.Publish.Start",
    );
  });

  it("refuses a wrong key, another stream's signature and none, without an event", async () => {
    const query = lvb.pushUrl("1000_alice").split("?")[1];
    for (const url of [lvb.pushUrl("1000_alice", "wrong"), `/1000_bob?${query}`, "/1000_bob"]) {
      expect(await tryPush(url)).toBe("NetStream.Publish.Rejected");
    }
    await lvb.edge.callbacks.settled();
    expect(lvb.receiver.received).toEqual([]);
    expect(lvb.edge.callbacks.sentLog).toEqual([]);
  });

  it("judges expiry by its own clock", async () => {
    lvb.edge.clockOffsetSeconds = 3700;
    expect(await tryPush(lvb.pushUrl("1000_alice"))).toBe("NetStream.Publish.Rejected");
  });

  it("takes a new key from the next connection on", async () => {
    lvb.edge.keys.push = "new";
    lvb.edge.keys.pushBackup = undefined;
    expect(await tryPush(lvb.pushUrl("1000_alice"))).toBe("NetStream.Publish.Rejected");
    expect(await tryPush(lvb.pushUrl("1000_alice", "new"))).toBe("NetStream.Publish.Start");
  });

  it("reports a refused push with errcode 18 when it is told to", async () => {
    await lvb.stop();
    lvb = await startLvbFixture({ reportsRefusedPushes: true });
    await tryPush(lvb.pushUrl("1000_alice", "wrong"));
    await expect.poll(() => lvb.bodies(0)).toMatchObject([{ errcode: 18 }]);
  });

  it("reports a push, its end and its files with every official field", async () => {
    const url = lvb.pushUrl("1000_alice");
    const publisher = lvb.push("1000_alice");
    await expect.poll(() => lvb.bodies(1).length).toBe(1);
    const [start = {}] = lvb.bodies(1);
    await lvb.playlist("1000_alice");
    await publisher.stop();
    await expect.poll(() => lvb.bodies(100).length).toBe(2);
    const [stop = {}] = lvb.bodies(0);

    const streamParam = start.stream_param;
    expect(streamParam).toMatch(/^txSecret=[0-9a-f]{32}&txTime=[0-9a-f]{8}$/);
    expect(url).toContain("txSecret=");
    const common = {
      appid: TEST_ACCOUNT.appId,
      app: "127.0.0.1",
      appname: "live",
      stream_id: "1000_alice",
      channel_id: "1000_alice",
      stream_param: streamParam,
    };
    const push = { ...common, node: "127.0.0.1", user_ip: "127.0.0.1", set_id: 2, idc_id: 34 };
    expect(start).toEqual({
      ...push,
      event_type: 1,
      event_time: expect.any(Number),
      sequence: expect.stringMatching(/^\d{19}$/),
      errcode: 0,
      errmsg: "ok",
      width: 0,
      height: 0,
      t: expect.any(Number),
      sign: expect.any(String),
    });
    expect(BigInt(String(start.sequence))).toBeGreaterThan(2n ** 53n);
    expect(stop).toEqual({
      ...push,
      event_type: 0,
      event_time: expect.any(Number),
      sequence: start.sequence,
      errcode: 1,
      errmsg: "recv rtmp deleteStream",
      push_duration: expect.stringMatching(/^\d+$/),
      width: 640,
      height: 360,
      t: expect.any(Number),
      sign: expect.any(String),
    });
    expect(Number(stop.event_time)).toBeGreaterThanOrEqual(Number(start.event_time));
    const files = lvb.bodies(100);
    expect(files.map((file) => file.file_format).sort()).toEqual(["hls", "mp4"]);
    for (const file of files) {
      expect(file).toEqual({
        ...common,
        event_type: 100,
        file_id: expect.stringMatching(/^\d{19}$/),
        record_file_id: file.file_id,
        record_temp_id: "20",
        file_format: expect.any(String),
        task_id: expect.stringMatching(/^\d+$/),
        start_time: expect.any(Number),
        end_time: expect.any(Number),
        start_time_usec: expect.any(Number),
        end_time_usec: expect.any(Number),
        duration: Number(file.end_time) - Number(file.start_time),
        file_size: expect.any(Number),
        video_url: expect.stringMatching(`^http://${lvb.edge.playAddress}/tapes/1000_alice/`),
        media_start_time: 0,
        record_bps: expect.any(Number),
        t: expect.any(Number),
        sign: expect.any(String),
      });
      const response = await fetch(String(file.video_url));
      expect(response.status).toBe(200);
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
      await response.body?.cancel();
    }
    for (const { body, contentType } of lvb.receiver.received) {
      expect(contentType).toBe("application/json");
      expect(body.sign).toBe(callbackSign(TEST_ACCOUNT.callbackKey, Number(body.t)));
      expect(body.sign).toBe(
        createHash("md5").update(`${TEST_ACCOUNT.callbackKey}${body.t}`).digest("hex"),
      );
    }
  });

  it("reports a lost publisher with errcode 3, and the next push as another one", async () => {
    const first = lvb.push("1000_alice");
    await lvb.playlist("1000_alice");
    await first.kill();
    await expect.poll(() => lvb.bodies(0)).toMatchObject([{ errcode: 3 }]);
    lvb.push("1000_alice");
    await expect.poll(() => lvb.bodies(1).length).toBe(2);
    const [before, after] = lvb.bodies(1);
    expect(after?.sequence).not.toBe(before?.sequence);
    await expect.poll(() => lvb.bodies(100).length).toBe(2);
  });

  it("makes the files of the template, or none", async () => {
    await lvb.stop();
    lvb = await startLvbFixture({ templates: { recordFormats: ["mp4"] } });
    const publisher = lvb.push("1000_alice");
    await lvb.playlist("1000_alice");
    await publisher.stop();
    await expect.poll(() => lvb.bodies(100)).toMatchObject([{ file_format: "mp4" }]);
  });

  it("takes a screenshot that can be fetched", async () => {
    lvb.push("1000_alice");
    await lvb.playlist("1000_alice");
    await lvb.edge.screenshot("1000_alice");
    await expect.poll(() => lvb.bodies(200).length).toBe(1);
    const [body = {}] = lvb.bodies(200);
    expect(body).toMatchObject({
      stream_id: "1000_alice",
      width: 640,
      height: 360,
      pic_full_url: `http://${lvb.edge.playAddress}${body.pic_url}`,
    });
    const response = await fetch(String(body.pic_full_url));
    const jpeg = Buffer.from(await response.arrayBuffer());
    expect(jpeg.length).toBe(body.file_size);
    expect(jpeg.subarray(0, 2).toString("hex")).toBe("ffd8");
  });

  it("takes screenshots by itself when the template says so", async () => {
    await lvb.stop();
    lvb = await startLvbFixture({ templates: { snapshotSeconds: 1 } });
    lvb.push("1000_alice");
    await expect.poll(() => lvb.bodies(200).length).toBeGreaterThan(0);
  });

  it("repeats the URL's own parameters, and records what an old URL asks for", async () => {
    await lvb.stop();
    lvb = await startLvbFixture({ templates: { recordFormats: [] } });
    const publisher = lvb.push("1000_alice", "&bizid=1000&record=flv|hls&record_interval=5400");
    await lvb.playlist("1000_alice");
    await publisher.stop();
    const silent = lvb.push("1000_bob");
    await lvb.playlist("1000_bob");
    await silent.stop();
    await expect.poll(() => lvb.bodies(0).length).toBe(2);
    await expect
      .poll(() => lvb.bodies(100))
      .toMatchObject([
        {
          stream_id: "1000_alice",
          file_format: "hls",
          stream_param: expect.stringMatching(/&bizid=1000&record=flv\|hls&record_interval=5400$/),
        },
      ]);
  });
});
