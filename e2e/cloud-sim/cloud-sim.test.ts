import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Api } from "tls-sig-api-v2";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TestPublisher } from "@/lib/media/rtmp/test-publisher";
import { commandHelp, runCommand } from "./cloud-commands";
import { followCloud } from "./cloud-log";
import { type Cloud, startCloud } from "./cloud-sim";
import { openControlDoor } from "./control-door";
import { txQuery } from "./lvb/push-url-fixture";

let cloud: Cloud;

beforeEach(async () => {
  cloud = await startCloud({ recordingsDir: mkdtempSync(path.join(tmpdir(), "cloud-")) });
});

afterEach(() => cloud.stop());

/** What the RTMP server says to a push signed with the settings' key. */
async function tryPush(streamName: string): Promise<{ code: string; close(): void }> {
  const publisher = new TestPublisher(cloud.lvb.pushPort);
  const key = cloud.env.PUSH_KEY ?? "";
  const query = txQuery({ key, streamName, expiresAtMs: Date.now() + 60_000 });
  const code = await publisher.publish(`${streamName}?${query}`);
  return { code, close: () => publisher.socket.destroy() };
}

describe("the cloud", () => {
  it("gives settings whose keys fit its services", async () => {
    const { env } = cloud;
    expect((await tryPush("8888_alice")).code).toBe("NetStream.Publish.Start");
    const userSig = new Api(Number(env.IM_SDKAPPID), env.IM_SECRETKEY ?? "").genSig("alice", 60);
    expect((await cloud.im.login("alice", userSig)).userId).toBe("alice");
    expect(env).toMatchObject({
      MODE: "tencent",
      PUSH_DOMAIN: `127.0.0.1:${cloud.lvb.pushPort}`,
      PLAY_DOMAIN: `127.0.0.1:${cloud.lvb.playPort}`,
      LIVE_API_URL: `http://127.0.0.1:${cloud.lvb.apiPort}`,
      COS_ENDPOINT: cloud.cos.origin,
      IM_API_URL: cloud.im.origin,
    });
  });

  it("goes on with the keys of an earlier run", async () => {
    const again = await startCloud({
      recordingsDir: mkdtempSync(path.join(tmpdir(), "cloud-")),
      keep: cloud.env,
    });
    await again.stop();
    for (const name of ["PUSH_KEY", "API_KEY", "IM_SDKAPPID", "COSKEY_SECRETID", "APP_ID"]) {
      expect(again.env[name]).toBe(cloud.env[name]);
    }
  });

  it("writes the product's callback addresses, with the secret of the unsigned types", () => {
    cloud.connect("http://127.0.0.1:3000");
    const secret = cloud.env.CALLBACK_URL_SECRET;
    expect(cloud.lvb.callbacks.url).toBe(
      `http://127.0.0.1:3000/callback/Live_callback.php?secret=${secret}`,
    );
    expect(cloud.im.callbackUrl).toBe("http://127.0.0.1:3000/callback/im");
  });

  it("leaves nothing open when one port is taken", async () => {
    const recordingsDir = mkdtempSync(path.join(tmpdir(), "cloud-"));
    const taken = startCloud({ recordingsDir, ports: { im: cloud.im.port } });
    await expect(taken).rejects.toThrow("EADDRINUSE");
    const engineTaken = startCloud({ recordingsDir, ports: { push: cloud.lvb.pushPort } });
    await expect(engineTaken).rejects.toThrow("EADDRINUSE");
  });
});

describe("commands", () => {
  it("break a key", async () => {
    await runCommand(cloud, "push-key new");
    expect((await tryPush("8888_alice")).code).toBe("NetStream.Publish.Rejected");
  });

  it("disconnect a push", async () => {
    await tryPush("8888_alice");
    expect(await runCommand(cloud, "status")).toContain("pushes: 8888_alice");
    expect(await runCommand(cloud, "kill 8888_alice")).toBe("done");
    expect(await runCommand(cloud, "kill 8888_alice")).toBe("8888_alice is not being pushed");
  });

  it("break each service and mend it", async () => {
    for (const line of [
      "drop-callbacks 3",
      "duplicate 2",
      "delay-callbacks 5",
      "reorder 3 7",
      "unsigned 1 on",
      "callback-key new",
      "play-key secret",
      "clock -400",
      "api down-not",
      "api refuse",
      "cos region-wrong",
      "im fail 60007 create_group",
    ]) {
      await runCommand(cloud, line).catch(() => "refused");
    }
    const { lvb, cos, im } = cloud;
    expect(lvb.callbacks).toMatchObject({
      duplicate: 2,
      delayMs: 5,
      reorder: { hold: 3, seed: 7 },
    });
    expect(lvb).toMatchObject({ clockOffsetSeconds: -400, keys: { play: "secret" } });
    expect(lvb.api.down).toBe("refuse");
    expect(cos.faults).toMatchObject({ regionWrong: true, clockOffsetSeconds: -400 });
    expect(im.faults.api.failWith).toEqual({ code: 60007, command: "create_group" });
    for (const line of ["api up", "cos up", "im up", "clock 0", "play-key off", "reorder off"]) {
      expect(await runCommand(cloud, line)).toBe("done");
    }
    expect(lvb).toMatchObject({ clockOffsetSeconds: 0, keys: { play: undefined } });
    expect(lvb.api.down).toBeUndefined();
    expect(cos.faults.regionWrong).toBe(false);
    expect(im.faults.api.failWith).toBeUndefined();
  });

  it.each([
    "fly",
    "toString",
    "duplicate many",
    "event 1 a",
    "forge well a",
    "cos maybe",
    "im maybe",
  ])("answers %s with a sentence", async (line) => {
    await expect(runCommand(cloud, line)).rejects.toThrow(/\.$/);
  });

  it("come by HTTP too, from programs and not from pages", async () => {
    const door = await openControlDoor(0, (line) => runCommand(cloud, line));
    const url = `http://127.0.0.1:${door.port}`;
    const post = (body: string, headers: Record<string, string> = {}) =>
      fetch(url, { method: "POST", body, headers });
    expect(await (await post("duplicate 2")).text()).toBe("done\n");
    expect(cloud.lvb.callbacks.duplicate).toBe(2);
    expect((await post("fly")).status).toBe(400);
    expect((await post("duplicate 3", { origin: "http://evil.example" })).status).toBe(405);
    expect((await fetch(url)).status).toBe(405);
    await door.stop();
  });

  it("are all in the help", () => {
    for (const name of ["drop-callbacks", "api", "push-key", "duplicate", "kill", "cos", "im"]) {
      expect(commandHelp()).toContain(`  ${name} `);
    }
  });
});

it("prints what happens in short lines without secrets", async () => {
  const lines: string[] = [];
  const log = followCloud(cloud, (line) => lines.push(line));
  await tryPush("8888_alice");
  await runCommand(cloud, "push-key new");
  await tryPush("8888_bob");
  await expect.poll(() => cloud.lvb.callbacks.sentLog.length).toBe(1);
  await fetch(`${cloud.cos.origin}/nothing.jpg`);
  log.stop();
  expect(lines).toEqual(
    expect.arrayContaining([
      "lvb  push of 8888_alice: ok",
      "lvb  push of 8888_bob: wrong",
      "lvb  callback 1 of 8888_alice -> no url",
      "cos  GET /nothing.jpg (none) -> 404 NoSuchKey",
    ]),
  );
  for (const secret of [cloud.env.PUSH_KEY, cloud.env.API_KEY, "txSecret"]) {
    expect(lines.join("\n")).not.toContain(secret);
  }
});
