import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertCallbackEvent } from "@/db/repositories/callback-events";
import { insertImGroup } from "@/db/repositories/im-groups";
import { updateLive } from "@/db/repositories/live";
import { TencentIm } from "@/lib/providers/tencent/im";
import { openTestChat, type TestChat } from "./chat-fixture";
import { type CloudEdge, openCloudEdge } from "./cloud-edge-fixture";
import { serverState } from "./cloud-state";
import { announceLive, beginPush } from "./live-fixture";
import { tencentEnvironment } from "./services-fixture";

const actor = { kind: "user", userId: "root_99", nickname: "", role: "admin" } as const;
const admin = { actor, clientIp: "203.0.113.9" };

describe("the state of an embedded server", () => {
  it("compares nothing, reaches no phones, and counts lives", async () => {
    const services = openTestChat({ PUBLIC_URL: "https://live.example:8443" });
    for (const userid of ["alice_01", "bob_02"]) await announceLive(services, userid);
    await beginPush(services, "alice_01");
    await services.database.write((db) => updateLive(db, "bob_02", { forbidStatus: 1 }));
    const state = serverState({ ...services, reconciler: null }, admin);
    expect(state).toMatchObject({
      ...{ mode: "embedded", comparison: null, relay: null, groups: [] },
      ...{ livesOnAir: 1, forbidden: 1 },
      callbacks: { lvb: [], im: [] },
      endpoints: [{ name: "web", host: "live.example:8443" }],
    });
    expect(state.startedMs).toBeLessThanOrEqual(state.nowMs);
    await services.stop();
  });
});

describe("the state of a server in Tencent mode", () => {
  let services: TestChat;
  beforeEach(() => {
    // Nobody listens there, so that IM does not answer.
    services = openTestChat(
      { ...tencentEnvironment, IM_API_URL: "http://127.0.0.1:9" },
      ({ config, now }) => new TencentIm(config, { imApiUrl: "http://127.0.0.1:9" }, now),
    );
  });
  afterEach(() => services.stop());

  const state = () => serverState({ ...services, reconciler: null }, admin);

  it("names the hosts that it depends on, and nothing else of their addresses", () => {
    expect(state().endpoints).toEqual([
      { name: "push", host: "8888.livepush.myqcloud.com" },
      { name: "play", host: "8888.liveplay.myqcloud.com" },
      { name: "liveApi", host: "live.tencentcloudapi.com" },
      { name: "im", host: "127.0.0.1:9" },
      { name: "uploads", host: "covers-1250000000.cos.ap-shanghai.myqcloud.com" },
      { name: "pictures", host: "covers-1250000000.cos.ap-shanghai.myqcloud.com" },
    ]);
  });

  it("says since when nothing reaches the phones, and why", async () => {
    expect(state().relay).toMatchObject({ lastError: "", failingSinceMs: null });
    const message = {
      kind: "text",
      userId: "u",
      nickname: "u",
      avatarUrl: "",
      text: "hi",
    } as const;
    services.relay.send("room_alice", message, [1]);
    await expect.poll(() => state().relay?.failingSinceMs).toBe(services.now());
    expect(state().relay?.lastError).not.toBe("");
  });

  it("lists chat groups that are not as they are wanted, without a secret that IM quoted", async () => {
    const group = {
      ...{ groupid: "g1", userid: "alice_01", name: "Run", wanted: "open", attempts: 3 },
      ...{ nextTryMs: services.now() + 5000, changedMs: services.now() },
    };
    const lastError = `10036: quota; ${tencentEnvironment.IM_SECRETKEY}`;
    await services.database.write((db) => {
      insertImGroup(db, { ...group, done: 0, lastError });
      insertImGroup(db, { ...group, groupid: "g2", done: 1, lastError: "" });
    });
    expect(state().groups).toEqual([
      {
        ...{ groupId: "g1", userId: "alice_01", wanted: "open", attempts: 3 },
        ...{ nextTryMs: services.now() + 5000, lastError: "10036: quota; ***" },
      },
    ]);
  });

  it("counts the callbacks of the last day by verdict", async () => {
    const nowMs = services.now();
    const note = (id: string, source: string, verification: string, receivedMs: number) =>
      services.database.write((db) =>
        insertCallbackEvent(db, {
          ...{ id, source, verification, receivedMs },
          ...{ eventType: 1, streamName: "8888_alice_01", effect: "", dedupeKey: "", body: "" },
        }),
      );
    await note("a", "/callback/tape_callback.php", "ok", nowMs - 86_400_001);
    await note("b", "/callback/tape_callback.php", "ok", nowMs - 5000);
    await note("c", "/callback/tape_callback.php", "ok", nowMs - 4000);
    await note("d", "/callback/tape_callback.php", "wrong sign", nowMs - 3000);
    await note("e", "/callback/im", "Sign is wrong", nowMs - 2000);
    const { callbacks } = state();
    expect(callbacks.lvb).toHaveLength(2);
    expect(callbacks.lvb).toContainEqual({ verification: "ok", count: 2, lastMs: nowMs - 4000 });
    expect(callbacks.lvb).toContainEqual({
      ...{ verification: "wrong sign", count: 1, lastMs: nowMs - 3000 },
    });
    expect(callbacks.im).toEqual([
      { verification: "Sign is wrong", count: 1, lastMs: nowMs - 2000 },
    ]);
  });
});

describe("the comparison with LVB", () => {
  let cloud: CloudEdge;
  beforeEach(async () => {
    cloud = await openCloudEdge();
  });
  afterEach(() => cloud.close());

  it("is shown failing since when and why, and well again", async () => {
    const services = openTestChat();
    const comparison = () =>
      serverState({ ...services, reconciler: cloud.reconciler }, admin).comparison;
    expect(comparison()).toEqual({ answeredMs: null, failure: null });
    cloud.edge.api.failWith = "UnauthorizedOperation.CamNoAuth";
    await cloud.reconciler.tick();
    expect(comparison()).toMatchObject({
      answeredMs: null,
      failure: { code: "UnauthorizedOperation.CamNoAuth" },
    });
    cloud.edge.api.failWith = undefined;
    cloud.edge.api.down = "5xx";
    const sinceMs = comparison()?.failure?.sinceMs;
    await cloud.reconciler.tick();
    expect(comparison()?.failure).toMatchObject({ sinceMs, code: "" });
    cloud.edge.api.down = undefined;
    await cloud.reconciler.tick();
    expect(comparison()?.failure).toBeNull();
    expect(comparison()?.answeredMs).toBeGreaterThan(0);
    await services.stop();
  });
});
