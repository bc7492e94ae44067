import { describe, expect, it } from "vitest";
import { isMasked, maskAddresses, maskLine, maskText } from "./mask-secrets";

const mask = (text: string) => maskText(text, ["PUSHKEYEXAMPLE0123456789"]);

describe("a text without secrets", () => {
  it.each([
    ["rtmp://h/live/a?bizid=1&txSecret=HIDDEN&txTime=5F", "&txTime=5F"],
    ["GET /callback/Live_callback.php?secret=HIDDEN HTTP/1.1", "HTTP/1.1"],
    ["to=rtmp%3A%2F%2Fh%2Fa%3FtxSecret%3DHIDDEN%26txTime%3D5F&x=1", "&x=1"],
    ["to=rtmp%253A%252F%252Fh%253FtxSecret%253DHIDDEN is it", "is it"],
    ["cannot reach https://root:HIDDEN@api.example/x", "api.example/x"],
    ['body {"userid":"a","password":"HIDDEN \\" HIDDEN","n":1}', '"n":1'],
    ['body {\\"password\\":\\"HIDDEN\\\\\\"HIDDEN\\",\\"n\\":1}', "n"],
    ["cookie: mlvb_session=HIDDEN; mlvb_guest=HIDDEN\nhost: x", "host: x"],
    ["Authorization: Basic HIDDEN==\r\nhost: x", "host: x"],
    ["sent Bearer HIDDEN to it", "to it"],
    ["{ userSig: 'HIDDEN', id: 3 }", "id: 3"],
    ["refresh_token=HIDDEN&x=1", "x=1"],
    ["the token mlvb_pat_HIDDENHIDDEN was used", "was used"],
    ["signed with whsec_HIDDEN/abc= today", "today"],
    [`eJw${"A1*b-".repeat(20)} is it`, "is it"],
    ["$argon2id$v=19$m=1,t=1$HIDDEN$HIDDEN of a", "of a"],
    ["-----BEGIN EC PRIVATE KEY-----\nHIDDEN\n-----END EC PRIVATE KEY----- end", "end"],
    ["the key PUSHKEYEXAMPLE0123456789 is it", "is it"],
  ])("masks %j", (text, rest) => {
    const masked = mask(text);
    expect(masked).toContain("[redacted]");
    expect(masked).not.toMatch(/HIDDEN|PUSHKEYEXAMPLE|A1\*b/);
    expect(masked).toContain(rest);
  });

  it.each([
    "publisher refused: the stream is already running",
    "designed: well; cosign=3 keepers",
    "a run of the doctor broke",
    "open http://localhost:3000/studio?tab=key",
  ])("leaves %j as it is", (text) => {
    expect(mask(text)).toBe(text);
  });

  it("masks values by their names at any depth, whatever they are", () => {
    const line = JSON.stringify({
      msg: "m",
      a: { b: { c: { d: { push_url: "HIDDEN", Password: 12345678, keep: 1 } } } },
      headers: [{ "Set-Cookie": ["HIDDEN"], "x-request-id": "abc" }],
    });
    const masked = maskLine(line, []);
    expect(masked).not.toMatch(/HIDDEN|12345678/);
    expect(JSON.parse(masked)).toMatchObject({
      a: { b: { c: { d: { keep: 1 } } } },
      headers: [{ "x-request-id": "abc" }],
    });
    expect(maskLine("no JSON, password=HIDDEN", [])).not.toContain("HIDDEN");
  });
});

describe("the addresses in a text of people", () => {
  it.each([
    ["see https://h/a.mp4?q-ak=1&q-signature=HIDDEN&w=2", "&w=2"],
    ["rtmp://h/live/a?txSecret=HIDDEN&txTime=5F", "&txTime=5F"],
    ["to=rtmp%3A%2F%2Fh%3FtxSecret%3DHIDDEN%26txTime%3D5F", "%26txTime%3D5F"],
    ["it was whsec_HIDDEN", "it was"],
  ])("lose what they are signed with: %j", (text, rest) => {
    const masked = maskAddresses(text);
    expect(masked).not.toContain("HIDDEN");
    expect(masked).toContain(rest);
    expect(isMasked(masked)).toBe(true);
  });

  it.each([
    "Sign: the token of my cookie",
    "Preview: password",
    "https://h/a.mp4?w=2&q-sign-time=1",
  ])("%j stays as it is", (text) => {
    expect(maskAddresses(text)).toBe(text);
    expect(isMasked(text)).toBe(false);
  });
});
