import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ACCOUNT, openBucket } from "./cos-fixture";
import type { CosBucket } from "./cos-types";

const NOW = 1557989400;
const bucketWith = () => openBucket({ now: () => NOW * 1000 });

describe("the old JSON API", () => {
  const sign = (text: string) => {
    const digest = createHmac("sha1", ACCOUNT.secretKey).update(text).digest();
    return Buffer.concat([digest, Buffer.from(text)]).toString("base64");
  };
  const original = `a=1250000000&b=minilvb&k=${ACCOUNT.secretId}&t=${NOW}&r=1`;

  function upload(bucket: CosBucket, authorizationText: string, place = "1250000000/minilvb") {
    const data = new FormData();
    data.set("op", "upload");
    data.set("insertOnly", "0");
    data.set("filecontent", new Blob(["hello"], { type: "image/jpeg" }), "1");
    return fetch(`${bucket.origin}/files/v2/${place}/alice/1557989400000`, {
      method: "POST",
      body: data,
      headers: { authorization: authorizationText },
    });
  }

  it("takes a cover as the first generation of apps sends it", async () => {
    const bucket = await bucketWith();
    const response = await upload(bucket, sign(`${original}&e=${NOW + 30}&f=`));
    const answer = (await response.json()) as { code: number; data: { access_url: string } };
    expect(answer.code).toBe(0);
    expect(await (await fetch(answer.data.access_url)).text()).toBe("hello");
  });

  it("refuses what is expired, forged or for another place", async () => {
    const bucket = await bucketWith();
    const good = sign(`${original}&e=${NOW + 30}&f=`);
    for (const response of [
      await upload(bucket, sign(`${original}&e=${NOW - 1}&f=`)),
      await upload(bucket, ""),
      await upload(bucket, good, "1250000001/minilvb"),
      await upload(bucket, good, "1250000000/other"),
    ]) {
      expect(response.status).toBe(400);
    }
    expect(bucket.objects.size).toBe(0);
  });

  it("deletes by a signature of that file alone", async () => {
    const bucket = await bucketWith();
    await upload(bucket, sign(`${original}&e=${NOW + 30}&f=`));
    const path = "/1250000000/minilvb/alice/1557989400000";
    const remove = (authorizationText: string) =>
      fetch(`${bucket.origin}/files/v2${path}`, {
        method: "POST",
        body: JSON.stringify({ op: "delete" }),
        headers: { authorization: authorizationText, "content-type": "application/json" },
      });
    expect((await remove(sign(`${original}&e=${NOW + 30}&f=`))).status).toBe(400);
    expect((await remove(sign(`${original}&e=0&f=${path}`))).status).toBe(200);
    expect(bucket.objects.size).toBe(0);
  });
});
