import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientIpHeader } from "@/lib/server/client-address";
import { requestAddress } from "@/lib/services/rooms";
import { openTestServices, type TestServices } from "@/lib/services/services-fixture";
import { dumpTables } from "@/lib/services/tables-fixture";
import { callbackSign } from "@/lib/signing/callback-sign";
import { fetchList } from "./actions/fetch-list";
import { answerCallback } from "./callback-answer";
import { anyBody, deepest, forEach, nastyJson, replaceField } from "./fuzz-fixture";
import { strictly } from "./golden/strictly";
import { origin, sendAction } from "./wire-fixture";

let services: TestServices;
let t: number;
beforeEach(async () => {
  services = openTestServices({ REFUSED_CALLBACKS_PER_MINUTE: "1000000" });
  t = services.now() / 1000 + 600;
  const about = { title: "Run", nickname: "", headpic: "", frontcover: "", location: "", desc: "" };
  await requestAddress(services, { userid: "alice_01", groupid: "g", ...about }, origin);
});
afterEach(() => services.close());

async function send(body: string | Uint8Array<ArrayBuffer>): Promise<number> {
  const headers = { [clientIpHeader]: "203.0.113.7", "content-type": "application/json" };
  const url = `${origin}/callback/tape_callback.php`;
  const response = await answerCallback(
    services,
    new Request(url, { method: "POST", body, headers }),
  );
  const answer = (await response.json()) as { code: unknown };
  expect([200, 403]).toContain(response.status);
  expect(answer.code).toBe(response.status === 200 ? 0 : 498);
  return response.status;
}
const withoutLedger = () => ({ ...dumpTables(services), callbackEvent: [] });

const now = () => services.now() / 1000;
const sign = () => ({ t, sign: callbackSign(services.config.apiKey, String(t)) });
const common = () => ({
  ...sign(),
  appid: 1_250_000_000,
  app: "8888.livepush.myqcloud.com",
  appname: "live",
  stream_id: "1000_alice_01",
  channel_id: "1000_alice_01",
  stream_param: "bizid=1000&txSecret=a&txTime=b",
});
const events = (): Readonly<Record<string, Readonly<Record<string, unknown>>>> => ({
  start: {
    ...common(),
    event_type: 1,
    sequence: "77",
    event_time: now(),
    user_ip: "203.0.113.1",
    width: 720,
    height: 1280,
  },
  stop: {
    ...common(),
    event_type: 0,
    sequence: "77",
    event_time: now(),
    errcode: 2,
    errmsg: "",
    push_duration: "60000",
  },
  record: {
    ...common(),
    event_type: 100,
    file_id: "5285890780000000001",
    record_file_id: "5285890780000000001",
    video_id: "200000000_aabbccdd",
    video_url: "http://v.example/a.m3u8",
    file_format: "hls",
    file_size: 1_234_567,
    duration: 421,
    start_time: now() - 421,
    end_time: now(),
  },
});
/** Of the bodies below those that nest deeper than any sender's. */
const isDeep = (json: string) => /^(?:\[|\{"a":){32}/.test(json);
const kinds = ["start", "stop", "record"] as const;

/** Whatever was believed, the lists are still what the phones can read. */
async function expectReadableLists() {
  for (const flag of [1, 2, 3]) {
    const list = { Action: "FetchList", flag, pageno: 1, pagesize: 200 };
    strictly(fetchList.output).parse((await sendAction(services, list)).data);
  }
}

describe("the callback door", () => {
  it("refuses bodies that are nothing, and changes nothing but the ledger", async () => {
    const before = withoutLedger();
    await forEach(anyBody, 300, async (body) => expect(await send(body)).toBe(403));
    expect(withoutLedger()).toEqual(before);
  });

  it.each(kinds)("refuses an unsigned %s event whose other fields are anything", async (kind) => {
    const before = withoutLedger();
    const { sign: _sign, ...unsigned } = events()[kind] as Record<string, unknown>;
    const field = fc.constantFrom(...Object.keys(unsigned), "sign", "__proto__");
    await forEach(fc.tuple(field, nastyJson), 150, async ([name, json]) => {
      expect(await send(replaceField(unsigned, name, json))).toBe(403);
    });
    expect(withoutLedger()).toEqual(before);
  });

  it.each([
    ["has expired", -301],
    ["is further ahead than any sender makes it", 901],
  ])("refuses a well-signed event whose t %s", async (_name, seconds) => {
    const before = withoutLedger();
    t = now() + seconds;
    for (const kind of kinds) expect(await send(JSON.stringify(events()[kind]))).toBe(403);
    expect(withoutLedger()).toEqual(before);
    t = now() + Math.max(-300, Math.min(900, seconds));
    expect(await send(JSON.stringify(events().start))).toBe(200);
  });

  it.each(kinds)("takes a signed %s event whose other fields are anything", async (kind) => {
    const event = events()[kind] as Record<string, unknown>;
    const field = fc.constantFrom(...Object.keys(event), "__proto__", "x");
    let n = 0;
    await forEach(fc.tuple(field, nastyJson), 200, async ([name, json]) => {
      // Each is news, as what is known already is not looked at.
      n += 1;
      const fresh = kind === "record" ? { file_id: `file-${n}` } : { sequence: `sequence-${n}` };
      const status = await send(replaceField({ ...event, ...fresh }, name, json));
      // Of t and sign nothing but the right ones will do.
      const isRefused = name === "t" || name === "sign" || isDeep(json);
      expect([name, status]).toEqual([name, isRefused ? 403 : 200]);
    });
    await expectReadableLists();
  });

  it.each([
    ["too big for a date", "1e308"],
    ["too big for an integer", "1e21"],
    ["the year 300000", "1e16"],
    ["no safe integer", "9007199254740993"],
    ["a fraction", "1.5"],
    ["a text that is no decimal number", '"1e9"'],
    ["a text of 300 digits", `"${"9".repeat(300)}"`],
  ])("keeps the lists readable when a number of a signed event is %s", async (_name, json) => {
    for (const kind of kinds) {
      const event = events()[kind] as Record<string, unknown>;
      const measured = Object.entries(event).filter(([, value]) => typeof value === "number");
      for (const [field] of measured.filter(([name]) => !["t", "event_type"].includes(name))) {
        const fresh = { sequence: `of-${field}`, file_id: `file-of-${field}` };
        expect(await send(replaceField({ ...event, ...fresh }, field, json))).toBe(200);
        await expectReadableLists();
      }
    }
  });

  it.each(kinds)("refuses a signed %s event nested as deeply as 64 KiB allow", async (kind) => {
    const event = events()[kind] as Record<string, unknown>;
    for (const field of ["stream_param", "callback_ext", "stream_id", "x"]) {
      for (const json of deepest) {
        const status = await send(replaceField(event, field, json));
        expect(status).toBe(isDeep(json) ? 403 : 200);
      }
    }
  });
});
