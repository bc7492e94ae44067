import { describe, expect, it } from "vitest";
import { checkedAddress, isGlobalAddress, webhookUrlProblem } from "./webhook-address";

describe("an address of the internet", () => {
  it.each(["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "2a00:1450:4001::200e"])(
    "is %s",
    (address) => expect(isGlobalAddress(address)).toBe(true),
  );

  it.each([
    ...["127.0.0.1", "127.255.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1"],
    ...["169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1"],
    ...["255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1"],
    // Others within them: mapped, compatible, translated, 6to4, Teredo.
    ...["::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:a00:1", "::7f00:1", "64:ff9b::7f00:1"],
    ...["64:ff9b::808:808", "64:ff9b:1::1", "2002:7f00:1::", "2001::1", "2001:db8::1", "fec0::1"],
    ...["100::1", "5f00::1", "4000::1", "localhost", "", "8.8.8.8.8", "fe80::1%eth0"],
  ])("is not %s", (address) => expect(isGlobalAddress(address)).toBe(false));
});

describe("where a request goes", () => {
  const to =
    (...addresses: string[]) =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }) as const);

  it("is the address that was looked at", async () => {
    const checked = await checkedAddress("hooks.example", false, to("93.184.216.34"));
    expect(checked).toEqual({ address: "93.184.216.34", family: 4 });
  });

  it.each([
    ["a private one", to("10.0.0.1")],
    ["a private one beside others", to("93.184.216.34", "::1")],
    ["the machine's own by a mapped one", to("::ffff:127.0.0.1")],
  ])("is refused for a name of %s", async (_case, resolve) => {
    await expect(checkedAddress("hooks.example", false, resolve)).rejects.toMatchObject({
      problem: "privateAddress",
    });
  });

  it("is not asked of a resolver for an address, and refused all the same", async () => {
    const never = () => Promise.reject(new Error("asked"));
    for (const literal of ["127.0.0.1", "[::1]", "[::ffff:7f00:1]"]) {
      await expect(checkedAddress(literal, false, never)).rejects.toMatchObject({
        problem: "privateAddress",
      });
    }
    expect((await checkedAddress("[::1]", true, never)).address).toBe("::1");
  });

  it("is nowhere for a name without addresses", async () => {
    for (const resolve of [to(), () => Promise.reject(new Error("ENOTFOUND"))]) {
      await expect(checkedAddress("hooks.example", false, resolve)).rejects.toMatchObject({
        problem: "nameUnknown",
      });
    }
  });
});

it.each([
  ["https://example.com/hooks?x=1", null],
  ["https://example.com:8443/", null],
  ["http://example.com/", "notHttps"],
  ["ftp://example.com/", "noUrl"],
  ["javascript:alert(1)", "noUrl"],
  ["example.com", "noUrl"],
  ["https://user@example.com/", "credentials"],
  ["https://user:pass@example.com/", "credentials"],
  ["https://127.0.0.1/", "privateAddress"],
  ["https://0x7f.1/", "privateAddress"],
  ["https://2130706433/", "privateAddress"],
  ["https://[::ffff:127.0.0.1]/", "privateAddress"],
])("the address %s has the problem %s", (url, problem) => {
  expect(webhookUrlProblem(url, false)).toBe(problem);
});

it("an intranet may have plain http and its own addresses, but no credentials", () => {
  expect(webhookUrlProblem("http://10.0.0.5:3000/hooks", true)).toBeNull();
  expect(webhookUrlProblem("http://u:p@10.0.0.5/", true)).toBe("credentials");
});
