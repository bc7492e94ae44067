import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LiveRow, updateLive } from "@/db/repositories/live";
import { changeRoomSetting, type RoomSettingChange } from "@/db/repositories/room-settings";
import type { PushRefusal } from "@/lib/shared/ingest";
import { registerAccount } from "./accounts";
import { beginPush, endPush } from "./live-fixture";
import { authorizePublish } from "./publish-authorization";
import { requestAddress } from "./rooms";
import { openTestServices, type TestServices } from "./services-fixture";

let services: TestServices;
beforeEach(() => {
  services = openTestServices({ PUBLISHES_PER_MINUTE: "3" });
});
afterEach(() => services.close());

/** The push URL that `RequestLVBAddr` would answer. */
async function addressOf(userid: string): Promise<URL> {
  const fields = { userid, groupid: String(services.now()), title: "T", nickname: "", desc: "" };
  const request = { ...fields, headpic: "", frontcover: "", location: "" };
  return new URL((await requestAddress(services, request, "http://h")).url);
}

const publish = (url: URL, streamName = url.pathname.split("/").at(-1) ?? "") =>
  authorizePublish(services, {
    app: "live",
    streamName,
    query: url.searchParams,
    clientIp: "::1",
    userAgent: "",
  });
const refused = (why: PushRefusal, reason: RegExp = /./) => ({
  allowed: false,
  why,
  reason: expect.stringMatching(reason),
});
const welcome = { allowed: true, record: true, isPublic: true };
/** What the studio's orders write down. */
const change = (row: Partial<LiveRow>) =>
  services.database.write((db) => updateLive(db, "alice_01", row));
const set = (setting: RoomSettingChange) =>
  services.database.write((db) => changeRoomSetting(db, "alice_01", setting, services.now()));

describe("a push", () => {
  it("begins with the address that was issued, until it expires", async () => {
    const url = await addressOf("alice_01");
    expect(await publish(url)).toEqual(welcome);
    services.advance(86_400_000);
    expect(await publish(url)).toEqual(refused("expired", /expired/));
  });

  it("is refused without a signature, with another's, and for a stream nobody asked for", async () => {
    const url = await addressOf("alice_01");
    await addressOf("bob_02");
    expect(await publish(url, "1000_bob_02")).toEqual(refused("wrongKey", /wrong signature/));
    const bare = new URL(url);
    bare.search = "";
    expect(await publish(bare)).toEqual(refused("unsigned", /no signature/));
    const elsewhere = services.live.pushAddress("1000_nobody", services.now() + 1e6, "http://h");
    expect(await publish(new URL(elsewhere.url))).toEqual(refused("other", /Nobody asked/));
  });

  it("needs an address from after the name was registered", async () => {
    const collected = await addressOf("alice_01");
    services.advance(60_000);
    const account = { userId: "alice_01", password: "Passw0rd8", nickname: "" };
    await registerAccount(services, account, "::1");
    expect(await publish(collected)).toEqual(
      refused("oldAddress", /before the name was registered/),
    );
    services.advance(60_000);
    expect(await publish(await addressOf("alice_01"))).toEqual(welcome);
  });

  it("is refused when the stream begins too often", async () => {
    const url = await addressOf("alice_01");
    for (let i = 0; i < 3; i += 1) expect((await publish(url)).allowed).toBe(true);
    expect(await publish(url)).toEqual(refused("tooOften", /too often/));
  });

  it("keeps userids apart even when a guest takes the name that another would fall back to", async () => {
    const digest = createHash("sha256").update("张三").digest("hex");
    const plain = await addressOf("张三");
    expect(plain.pathname).toBe(`/live/1000____${digest.slice(0, 6)}`);
    services.close();
    services = openTestServices();
    await addressOf(`___${digest.slice(0, 6)}`);
    const kept = await addressOf("张三");
    expect(kept.pathname).toBe(`/live/1000____${digest.slice(0, 7)}`);
  });

  it("is kept out after its broadcaster ended the broadcast, so that OBS does not bring it back", async () => {
    const url = await addressOf("alice_01");
    services.advance(60_000);
    await change({ endedByOwnerMs: services.now() });
    services.advance(2000);
    expect(await publish(url)).toEqual(refused("endedHere", /a moment ago/));
    services.advance(18_000);
    expect(await publish(url)).toEqual(welcome);
  });

  it("is kept out as long as it goes on trying by itself, however long its waits become", async () => {
    const url = await addressOf("alice_01");
    services.advance(60_000);
    await change({ endedByOwnerMs: services.now() });
    // As OBS does: each wait half as long again, up to a quarter of an hour.
    let tries = 0;
    for (let waitMs = 2000; tries < 25; waitMs = Math.min(900_000, waitMs * 1.5)) {
      services.advance(waitMs);
      tries += 1;
      expect(await publish(url), `try ${tries}`).toEqual(refused("endedHere"));
    }
    await addressOf("alice_01");
    expect(await publish(url)).toEqual(welcome);
  });

  it("begins at once after that when an address was asked for since", async () => {
    const url = await addressOf("alice_01");
    services.advance(5000);
    await change({ endedByOwnerMs: services.now() });
    services.advance(2000);
    expect(await publish(url)).toEqual(refused("endedHere"));
    // A phone that asks again within seconds repeats itself, but not about what has ended.
    const next = await addressOf("alice_01");
    expect(await publish(next)).toEqual(welcome);
    expect(await publish(url)).toEqual(welcome);
  });

  it("is told the weightiest reason: the ban, the name, the key, then the end of the broadcast", async () => {
    const url = await addressOf("alice_01");
    services.advance(60_000);
    const account = { userId: "alice_01", password: "Passw0rd8", nickname: "" };
    await registerAccount(services, account, "::1");
    const floorS = services.now() / 1000 + 90_000;
    await change({ forbidStatus: 1, keyFloorS: floorS, endedByOwnerMs: services.now() });
    expect(await publish(url)).toEqual(refused("forbidden"));
    await change({ forbidStatus: 0 });
    expect(await publish(url)).toEqual(refused("oldAddress"));
    services.advance(60_000);
    const next = await addressOf("alice_01");
    await change({ keyFloorS: floorS + 1, endedByOwnerMs: services.now() });
    expect(await publish(next)).toEqual(refused("rotated", /was changed/));
    await change({ keyFloorS: 0 });
    expect(await publish(next)).toEqual(refused("endedHere"));
    expect(await publish(new URL(next.href.replace("txSecret=", "txSecret=0")))).toEqual(
      refused("wrongKey"),
    );
  });

  it("is recorded and seen by everybody as its broadcaster has set it", async () => {
    const url = await addressOf("alice_01");
    await set({ record: 0, manualPublic: 1 });
    expect(await publish(url)).toEqual({ allowed: true, record: false, isPublic: false });
  });

  it("finds the broadcast that it comes back into as it was left", async () => {
    const url = await addressOf("alice_01");
    await set({ manualPublic: 1 });
    await beginPush(services, "alice_01");
    expect(await publish(url)).toEqual({ ...welcome, isPublic: false });
    services.advance(5000);
    await change({ wentPublicMs: services.now() });
    await endPush(services, "alice_01", "alice_01", true);
    services.advance(1000);
    expect(await publish(url)).toEqual(welcome);
    services.advance(services.config.reconnectGraceSeconds * 1000);
    expect(await publish(url)).toEqual({ ...welcome, isPublic: false });
  });
});
