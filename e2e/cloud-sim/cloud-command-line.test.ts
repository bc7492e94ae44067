import { expect, it } from "vitest";
import { parseCloudCommandLine } from "./cloud-command-line";

it("has ports beside those of a product in embedded mode", () => {
  expect(parseCloudCommandLine([])).toMatchObject({
    ports: { push: 1936, play: 8081, api: 8082, cos: 8083, im: 8084, control: 8085 },
    callbackUrl: "http://127.0.0.1:3000",
    streamNames: "bizid",
    playAuthentication: false,
    retryIntervalMs: 60_000,
  });
});

it("takes what it is told", () => {
  const line = parseCloudCommandLine([
    ...["--", "--push-port", "0", "--callback-url", "http://127.0.0.1:3100", "--play-auth"],
    ...["--plain-names", "--retry-ms", "200", "--env-file", "x.env"],
  ]);
  expect(line).toMatchObject({
    ports: { push: 0, play: 8081 },
    callbackUrl: "http://127.0.0.1:3100",
    streamNames: "plain",
    playAuthentication: true,
    retryIntervalMs: 200,
    envFile: "x.env",
  });
});

it.each([["--push-port", "high"], ["--callback-url", "product"], ["--fly"], ["--retry-ms", "-1"]])(
  "refuses %s %s in a sentence",
  (...args) => {
    expect(() => parseCloudCommandLine(args.filter((it) => it !== undefined))).toThrow();
  },
);
