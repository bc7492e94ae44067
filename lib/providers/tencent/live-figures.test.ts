import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LiveFigures } from "./live-figures";

const nowMs = Date.parse("2026-01-01T12:00:00Z");
let server: Server;
let answer: object;
let figures: LiveFigures;
let requests: unknown[];
beforeEach(async () => {
  requests = [];
  server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    requests.push(JSON.parse(Buffer.concat(chunks).toString()));
    res.writeHead(200, { "content-type": "application/json" });
    res.end(JSON.stringify({ Response: { RequestId: "r", ...answer } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const config = {
    liveApiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secretId: "AKIDEXAMPLE",
    secretKey: "CLOUDSECRETEXAMPLE",
    appName: "live",
    pushDomain: "push.example.com:1936",
    playDomain: "play.example.com:8081",
  };
  figures = new LiveFigures(config, () => nowMs);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const point = (Time: string, Online: number, Bandwidth = 0) => ({
  ...{ Time, Online, Bandwidth },
  ...{ Flux: 0, Request: 0 },
});
const latest = async () => (await figures.viewing(["1000_alice"])).get("1000_alice");

describe("figures of LVB", () => {
  it("are those of the newest minute that is counted, with the time that they are of", async () => {
    answer = {
      DataInfoList: [
        point("2026-01-01 19:55:00", 3, 1.5),
        point("2026-01-01 19:56:00", 5, 2.25),
        point("2026-01-01 19:57:00", 0),
      ],
    };
    expect(await latest()).toEqual({
      viewers: 5,
      flvViewers: null,
      outgoingKbps: 2250,
      incomingKbps: null,
      atMs: Date.parse("2026-01-01T11:56:00Z"),
    });
    expect(requests).toEqual([
      {
        StartTime: "2026-01-01T11:45:00Z",
        EndTime: "2026-01-01T12:00:00Z",
        PlayDomain: "play.example.com",
        StreamName: "1000_alice",
      },
    ]);
  });

  it("are zero once an empty minute is old enough to be counted", async () => {
    answer = {
      DataInfoList: [
        point("2026-01-01T11:54:00Z", 3, 1),
        point("2026-01-01T11:55:00Z", 0),
        point("2026-01-01T11:59:00Z", 0),
      ],
    };
    expect(await latest()).toMatchObject({ viewers: 0, atMs: Date.parse("2026-01-01T11:55:00Z") });
  });

  it.each([[{ DataInfoList: [] }], [{ DataInfoList: null }]])(
    "are none while there are no minutes: %o",
    async (none) => {
      answer = none;
      expect(await latest()).toBeUndefined();
    },
  );

  it.each([[{}], [{ DataInfoList: "no list" }], [{ DataInfoList: [{ Online: "3" }] }]])(
    "are an answer that nobody understands: %o",
    async (strange) => {
      answer = strange;
      await expect(latest()).rejects.toMatchObject({ name: "CloudError", failure: "unreachable" });
    },
  );

  it("keep the API's own code when it refuses", async () => {
    answer = { Error: { Code: "UnauthorizedOperation.CamNoAuth", Message: "not allowed" } };
    const refusal = { failure: "refused", code: "UnauthorizedOperation.CamNoAuth" };
    await expect(latest()).rejects.toMatchObject(refusal);
    await expect(figures.states(["1000_alice"])).rejects.toMatchObject(refusal);
  });
});
