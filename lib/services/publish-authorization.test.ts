import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { registerAccount } from "./accounts";
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
const refused = (reason: RegExp) => ({ allowed: false, reason: expect.stringMatching(reason) });

describe("a push", () => {
  it("begins with the address that was issued, until it expires", async () => {
    const url = await addressOf("alice_01");
    expect(await publish(url)).toEqual({ allowed: true, record: true });
    services.advance(86_400_000);
    expect(await publish(url)).toEqual(refused(/expired/));
  });

  it("is refused without a signature, with another's, and for a stream nobody asked for", async () => {
    const url = await addressOf("alice_01");
    await addressOf("bob_02");
    expect(await publish(url, "1000_bob_02")).toEqual(refused(/wrong signature/));
    const bare = new URL(url);
    bare.search = "";
    expect(await publish(bare)).toEqual(refused(/no signature/));
    const elsewhere = services.live.pushAddress("1000_nobody", services.now() + 1e6, "http://h");
    expect(await publish(new URL(elsewhere.url))).toEqual(refused(/Nobody asked/));
  });

  it("needs an address from after the name was registered", async () => {
    const collected = await addressOf("alice_01");
    services.advance(60_000);
    const account = { userId: "alice_01", password: "Passw0rd8", nickname: "" };
    await registerAccount(services, account, "::1");
    expect(await publish(collected)).toEqual(refused(/before the name was registered/));
    services.advance(60_000);
    expect(await publish(await addressOf("alice_01"))).toEqual({ allowed: true, record: true });
  });

  it("is refused when the stream begins too often", async () => {
    const url = await addressOf("alice_01");
    for (let i = 0; i < 3; i += 1) expect((await publish(url)).allowed).toBe(true);
    expect(await publish(url)).toEqual(refused(/too often/));
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
});
