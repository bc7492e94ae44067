import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestServices, type TestServices } from "@/lib/services/services-fixture";
import { accountCalls } from "../account/account-table";
import { actionTable } from "../action-table";
import type { Operation } from "../operation";
import * as wire from "../wire-fixture";
import { accountGoldens } from "./account-goldens";
import { actionExtraGoldens } from "./action-extra-goldens";
import { actionGoldens } from "./action-goldens";
import { type Golden, mask, titled } from "./golden";
import { at, environment, setScene } from "./scene";
import { strictly } from "./strictly";

let services: TestServices;
beforeEach(() => {
  services = openTestServices(environment);
});
afterEach(() => services.close());

const prepare = async ({ emptyServer }: Golden) => {
  if (!emptyServer) await setScene(services);
};

/** COS v5: `signKey = hex(HMAC-SHA1(secret, keyTime))`; then it is replaced by a name. */
function checkSignKey(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (!("signKey" in data)) return data;
  const digest = createHmac("sha1", environment.COSKEY_SECRETKEY).update(String(data.keyTime));
  expect(data.signKey).toBe(digest.digest("hex"));
  return { ...data, signKey: "<checked>" };
}

function expectJson(answer: wire.WireAnswer): void {
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
}

describe("the Action API answers", () => {
  it.each(titled([...actionGoldens, ...actionExtraGoldens]))("%s", async (_title, golden) => {
    await prepare(golden);
    const headers: wire.Headers = golden.as
      ? { authorization: `Bearer ${await wire.webToken(services, golden.as)}` }
      : {};
    const body = { Action: golden.call, ...Object(golden.request) };
    const type = "application/json; charset=utf-8";
    const answer = await wire.sendAction(services, body, { "content-type": type, ...headers });
    expectJson(answer);
    const masked = mask({ ...answer.json, returnData: checkSignKey(answer.data) });
    const text = JSON.stringify(masked).replace(/live_[0-9a-f]{16}/, "<group>");
    expect(JSON.parse(text)).toEqual(golden.answer);
    const { output } = actionTable.get(golden.call) as Operation;
    if (answer.code === 0) strictly(output).parse(answer.data);
  });
});

describe("the account API answers", () => {
  it.each(titled(accountGoldens))("%s", async (_title, golden) => {
    await prepare(golden);
    const body = JSON.stringify(golden.request);
    const token = await wire.appToken(services, golden.as ?? "");
    const sign = wire.signed(token, body);
    const answer = await wire.sendAccount(services, golden.call, body, sign);
    expectJson(answer);
    expect(mask({ ...answer.json, data: checkSignKey(answer.data) })).toEqual(golden.answer);
    const call = accountCalls.find(({ name }) => name === golden.call) as Operation;
    strictly(call.output).parse(answer.data);
  });
});

it("the scene ends when its clock says so", async () => {
  await setScene(services);
  expect(services.now()).toBe(at.now * 1000);
});
