import { expect, it } from "vitest";
import { maskSecrets } from "./mask-secrets";

it("masks secrets in an address", () => {
  expect(maskSecrets("rtmp://h/live/a?bizid=1&record=flv|hls&txSecret=abc&txTime=5b61")).toBe(
    "rtmp://h/live/a?bizid=1&record=flv|hls&txSecret=***&txTime=5b61",
  );
  expect(maskSecrets("POST /login?sdkAppID=1&userID=a&userSig=eJy*-_&platform=iOS")).toBe(
    "POST /login?sdkAppID=1&userID=a&userSig=***&platform=iOS",
  );
});

it("masks secrets in JSON, whatever their type", () => {
  expect(maskSecrets('{"token":"a\\"b","refresh_token":12,"expires":3,"password" : "x"}')).toBe(
    '{"token":"***","refresh_token":"***","expires":3,"password" : "***"}',
  );
});

it("masks secrets in an address inside JSON and leaves the JSON whole", () => {
  const masked = maskSecrets('{"pushurl":"rtmp:\\/\\/h\\/a?token=t&txSecret=abc","timestamp":1}');
  expect(masked).toBe('{"pushurl":"rtmp:\\/\\/h\\/a?token=***&txSecret=***","timestamp":1}');
});

it("masks secrets in JSON inside a JSON string", () => {
  expect(maskSecrets('{"msg":"{\\"token\\":\\"abc\\",\\"code\\":0}"}')).not.toContain("abc");
});

it("leaves everything else alone", () => {
  const text = '{"code":200,"userid":"token","signature_kind":"x"}';
  expect(maskSecrets(text)).toBe(text);
});
