import { afterAll, beforeAll, expect, it } from "vitest";
import { ledgerBodyOf } from "./ledger-body";
import { openTestServices, type TestServices } from "./services-fixture";

let services: TestServices;
beforeAll(() => {
  services = openTestServices();
});
afterAll(() => services.close());

const secret = "5ecre7-Va1ue";
const of = (body: Record<string, unknown>) => ledgerBodyOf(services.config, body);

it.each([
  { sign: secret, t: 1 },
  { stream_param: `txSecret=${secret}&txTime=64` },
  { nested: { list: [{ token: secret }, { pass: 1, password: secret }] } },
  { txSecret: secret, tx_secret: secret },
  { userSig: secret, UserSig: secret, user_sig: secret, usersig: secret },
  { cookie: `mlvb_session=${secret}`, Authorization: `Bearer ${secret}` },
  { SecretKey: secret, secret_key: secret, access_token: secret },
  { url: `rtmp://x/live/a?txSecret=${secret}&txTime=64` },
  { url: `https://x/a.mp4?q-sign-algorithm=sha1&q-ak=AKID&q-signature=${secret}` },
  { url: `https://x/a.mp4?x-cos-security-token=${secret}` },
  { url: `https://x/a.m3u8?t=64&us=a&sign=${secret}#b` },
  { url: `https://x/?to=rtmp%3A%2F%2Fy%2Flive%2Fa%3FtxSecret%3D${secret}%26txTime%3D64` },
  { url: `https://x/?to=rtmp%253A%252F%252Fy%253FtxSecret%253D${secret}` },
  { url: `https://user:${secret}@x/a.mp4` },
  { text: JSON.stringify({ token: secret, a: JSON.stringify({ password: secret }) }) },
  { text: `Authorization: Bearer ${secret}` },
  { text: `Cookie: a=b; mlvb_session=${secret}` },
  { list: [[`streamkey=${secret}`]] },
])("the ledger keeps no secret of %o", (body) => {
  expect(of(body)).not.toContain("5ecre7");
});

it("nor a configured one, however it is written", () => {
  const { pushKey, apiKey, sessionKey } = services.config;
  for (const known of [pushKey, apiKey, sessionKey]) {
    expect(of({ detail: `bad ${known}, ${encodeURIComponent(known)}`, x: known })).not.toContain(
      known,
    );
  }
});

it("keeps what tells the story", () => {
  const body = {
    ...{ event_type: 100, stream_id: "8888_alice_01", file_id: "52858908", sequence: "6674" },
    ...{ video_url: "https://x.vod2.example/5285890789/f0.mp4", duration: 60, errmsg: "ok" },
    ...{ appname: "live", task_id: "", set_id: 2, record_detail: "key frame: none" },
  };
  expect(JSON.parse(of(body))).toEqual(body);
  expect(of({ video_url: "https://x/a.mp4?q-sign-time=1;2&sign=abc&w=1" })).toContain(
    "q-sign-time=1;2&sign=…&w=1",
  );
});

it("is no longer than a ledger's entry may be, and takes no time for a body made to take it", () => {
  expect(of({ text: "a".repeat(60_000) })).toHaveLength(4096);
  expect(of({ text: `${"sign".repeat(15_000)}!` })).toHaveLength(4096);
  expect(of({ text: "-".repeat(60_000) })).toHaveLength(4096);
});
