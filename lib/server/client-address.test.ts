import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { clientAddress, requestOrigin } from "./client-address";

function request(remoteAddress: string, headers: Record<string, string> = {}): IncomingMessage {
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
}

describe("clientAddress", () => {
  it("ignores X-Forwarded-For when no proxy is trusted", () => {
    const req = request("::ffff:203.0.113.9", { "x-forwarded-for": "198.51.100.1" });
    expect(clientAddress(req, 0)).toBe("203.0.113.9");
  });

  it("takes the entry that the outermost trusted proxy wrote, not what a client put before it", () => {
    const req = request("10.0.0.2", { "x-forwarded-for": "6.6.6.6, 203.0.113.9, 10.0.0.3" });
    expect(clientAddress(req, 2)).toBe("203.0.113.9");
    expect(clientAddress(req, 1)).toBe("10.0.0.3");
  });

  it.each([
    ["203.0.113.9:51234", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["::FFFF:CB00:7109", "203.0.113.9"],
    ["[::ffff:203.0.113.9]:80", "203.0.113.9"],
    ["[2001:DB8::1]:443", "2001:db8::1"],
    ["2001:0db8:0:0:0:0:0:1", "2001:db8::1"],
    ["fe80::1%eth0", "fe80::1"],
  ])("knows who a proxy calls %s as %s", (written, address) => {
    expect(clientAddress(request("10.0.0.2", { "x-forwarded-for": written }), 1)).toBe(address);
  });

  it.each(["", "unknown", "_hidden", "=cmd|' /C calc'!A0", "1.2.3.4.5", "0177.0.0.1", "1"])(
    "falls back to the socket when the proxy sent %j, which is no address",
    (written) => {
      const req = request("10.0.0.2", { "x-forwarded-for": written });
      expect(clientAddress(req, 1)).toBe("10.0.0.2");
    },
  );

  it("falls back to the socket when the proxy sent nothing", () => {
    expect(clientAddress(request("10.0.0.2"), 1)).toBe("10.0.0.2");
  });
});

describe("requestOrigin", () => {
  it("believes X-Forwarded-Proto only from a trusted proxy", () => {
    const req = request("10.0.0.2", { host: "live.example", "x-forwarded-proto": "https" });
    expect(requestOrigin(req, 0)).toBe("http://live.example");
    expect(requestOrigin(req, 1)).toBe("https://live.example");
  });

  it.each(['evil"><script>', "a/b", "a b", "a@b"])(
    "does not repeat the malformed host %s",
    (host) => {
      expect(requestOrigin(request("10.0.0.2", { host }), 0)).toBe("http://localhost");
    },
  );
});
