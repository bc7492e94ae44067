import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { countCallbacks, findCallback, pageOfCallbacks } from "@/db/repositories/callback-ledger";
import { callbackSign } from "@/lib/signing/callback-sign";
import { receiveCallback } from "./callbacks";
import { getRoom, listTapes, requestAddress } from "./rooms";
import { openTestServices, type TestServices } from "./services-fixture";

let services: TestServices;
let t: number;

beforeEach(async () => {
  services = openTestServices();
  t = services.now() / 1000 + 600;
  await requestAddress(
    services,
    {
      userid: "alice_01",
      groupid: "g",
      title: "Run",
      nickname: "",
      headpic: "",
      frontcover: "",
      location: "",
      desc: "",
    },
    "http://h",
  );
});
afterEach(() => services.close());

const send = (fields: object) =>
  receiveCallback(services, {
    source: "/callback/tape_callback.php",
    clientIp: "203.0.113.1",
    bodyText: JSON.stringify(fields),
    urlSecret: "",
  });
const signed = (fields: object) => ({
  t,
  sign: callbackSign(services.config.apiKey, String(t)),
  stream_id: "1000_alice_01",
  channel_id: "1000_alice_01",
  ...fields,
});
const ledger = () =>
  pageOfCallbacks(services.database.read, { refusedOnly: false, offset: 0, limit: 10 }).flatMap(
    ({ id }) => findCallback(services.database.read, id) ?? [],
  );
const online = () => getRoom(services, "alice_01", "").online;
const now = () => services.now() / 1000;

describe("callbacks", () => {
  it("puts a live online and offline again", async () => {
    const begin = signed({ event_type: 1, sequence: "77", event_time: now(), user_ip: "1.2.3.4" });
    expect(await send(begin)).toEqual({ accepted: true });
    expect(online()).toBe(true);
    await send(signed({ event_type: 0, sequence: "77", event_time: now() + 9, errcode: 1 }));
    expect(online()).toBe(false);
    expect(ledger().map((entry) => entry.effect)).toEqual(["applied", "applied"]);
  });

  it.each([
    ["no sign", { sign: undefined }, "no t or sign"],
    ["another key's sign", { sign: "0".repeat(32) }, "wrong sign"],
    ["a changed t", { t: 1 }, "wrong sign"],
  ])("with %s changes nothing but the ledger", async (_name, change, verification) => {
    const begin = signed({ event_type: 1, sequence: "77", event_time: now(), ...change });
    expect(await send(begin)).toEqual({ accepted: false, reason: verification });
    expect(online()).toBe(false);
    expect(ledger()).toMatchObject([
      { verification, effect: "refused", streamName: "1000_alice_01", eventType: 1 },
    ]);
  });

  it("accepts t as text, and an hls and an flv file become one tape", async () => {
    const file = { start_time: now() - 100, end_time: now(), duration: 100, file_size: "1234" };
    await send({
      ...signed({ event_type: 100, file_id: "f1", file_format: "HLS", ...file }),
      t: String(t),
      video_url: "http://v.example/a.m3u8",
    });
    await send(
      signed({
        event_type: 100,
        video_id: "f2",
        file_format: "flv",
        video_url: "http://v.example/a.flv",
        ...file,
      }),
    );
    expect(listTapes(services, { page: 1, pageSize: 10 }, "http://h")).toMatchObject({
      total: 1,
      items: [
        {
          fileId: "f1",
          title: "Run",
          hlsUrl: "http://v.example/a.m3u8",
          mp4Url: "http://v.example/a.flv",
        },
      ],
    });
  });

  it.each([
    [{ event_type: 999 }, /event type 999/],
    [{ event_type: 100, file_id: "x", file_format: "exe" }, /file_format/],
    [
      { event_type: 100, file_id: "x", file_format: "mp4", video_url: "javascript:alert(1)" },
      /video_url/,
    ],
    [{ event_type: "one" }, /event_type/],
    [{ event_type: 1, stream_id: "../../x", channel_id: "" }, /stream_id/],
  ])("ignores %j and says why in the ledger", async (fields, reason) => {
    expect(await send(signed(fields))).toEqual({ accepted: true });
    expect(ledger()[0]?.effect).toMatch(/^ignored: /);
    expect(ledger()[0]?.effect).toMatch(reason);
  });

  it("refuses what is no JSON object", async () => {
    for (const body of ["", "[]", "null", "x=1&sign=2"]) {
      expect(
        await receiveCallback(services, {
          source: "/callback/Live_callback.php",
          clientIp: "::1",
          bodyText: body,
          urlSecret: "",
        }),
      ).toEqual({
        accepted: false,
        reason: "body is not a JSON object",
      });
    }
    expect(ledger()).toHaveLength(4);
  });

  it("writes a refused one down even when its fields are of the wrong kind", async () => {
    expect((await send({ stream_id: { toString: 1 }, event_type: [] })).accepted).toBe(false);
    expect(ledger()).toMatchObject([{ streamName: "", effect: "refused", body: "" }]);
  });

  it("keeps a flood of refused ones out of the ledger", async () => {
    for (let i = 0; i < 100; i += 1) await send({ stream_id: "x" });
    expect(countCallbacks(services.database.read, false)).toBe(30);
  });

  it("keeps neither the sign nor the push signature in the ledger", async () => {
    const body = signed({ event_type: 1, event_time: now(), stream_param: "txSecret=abc" });
    await send(body);
    expect(ledger()[0]?.body).not.toContain(body.sign);
    expect(ledger()[0]?.body).not.toContain("txSecret");
  });
});
