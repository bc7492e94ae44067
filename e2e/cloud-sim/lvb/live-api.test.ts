import { Agent } from "node:http";
import { CommonClient } from "tencentcloud-sdk-nodejs-common";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LvbFixture, startLvbFixture, TEST_ACCOUNT } from "./lvb-fixture";

let lvb: LvbFixture;

beforeEach(async () => {
  lvb = await startLvbFixture();
});

afterEach(() => lvb.stop());

/** The SDK, which connects to the edge under the official name (cloud.md §3.3). */
function client(secretKey: string = TEST_ACCOUNT.secretKey, version = "2018-08-01") {
  const lookup: NonNullable<ConstructorParameters<typeof Agent>[0]>["lookup"] = (
    _,
    options,
    done,
  ) => {
    if (options.all) done(null, [{ address: "127.0.0.1", family: 4 }]);
    else done(null, "127.0.0.1", 4);
  };
  return new CommonClient("live.tencentcloudapi.com", version, {
    credential: { secretId: TEST_ACCOUNT.secretId, secretKey },
    profile: {
      httpProfile: {
        endpoint: `live.tencentcloudapi.com:${lvb.edge.apiPort}`,
        protocol: "http://",
        agent: new Agent({ lookup }),
      },
    },
  });
}

function call(action: string, parameters: object = {}): Promise<Record<string, unknown>> {
  return client().request(action, parameters);
}

/** The cloud's code of a refusal. */
async function refusal(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(
    () => ({ code: "(none)" }),
    (reason: unknown) => reason,
  );
  return (error as { code?: unknown }).code;
}

const STREAM = { AppName: "live", DomainName: "127.0.0.1", StreamName: "1000_alice" };

describe("Tencent's SDK", () => {
  it("is answered", async () => {
    const answer = await call("DescribeLiveStreamOnlineList", { PageSize: 100 });
    expect(answer).toMatchObject({ TotalNum: 0, OnlineInfo: [], RequestId: expect.any(String) });
  });

  it("is refused with a wrong key, an unknown version and an unknown action", async () => {
    expect(await refusal(client("wrong").request("DescribeLiveDomains", {}))).toBe(
      "AuthFailure.SignatureFailure",
    );
    expect(await refusal(client(undefined, "2017-01-01").request("DescribeLiveDomains", {}))).toBe(
      "NoSuchVersion",
    );
    expect(await refusal(call("DescribeEverything"))).toBe("InvalidAction");
  });

  it("is refused when the clocks differ by more than five minutes", async () => {
    lvb.edge.clockOffsetSeconds = 290;
    expect(await refusal(call("DescribeLiveDomains"))).toBe("(none)");
    lvb.edge.clockOffsetSeconds = -310;
    expect(await refusal(call("DescribeLiveDomains"))).toBe("AuthFailure.SignatureExpire");
    const response = await fetch(lvb.edge.apiUrl);
    const skewMs = Date.parse(response.headers.get("date") ?? "") - Date.now();
    expect(Math.round(skewMs / 10_000)).toBe(-31);
  });

  it("is told of every wrong parameter", async () => {
    const online = "DescribeLiveStreamOnlineList";
    expect(await refusal(call(online, { PageSize: 9 }))).toBe("InvalidParameterValue");
    expect(await refusal(call(online, { PageSize: 300_001 }))).toBe("InvalidParameterValue");
    expect(await refusal(call(online, { PageNum: "1" }))).toBe("InvalidParameter");
    expect(await refusal(call(online, { Page: 1 }))).toBe("UnknownParameter");
    expect(await refusal(call("DropLiveStream", { StreamName: "a" }))).toBe("MissingParameter");
    expect(await refusal(call("DropLiveStream", { ...STREAM, DomainName: "other" }))).toBe(
      "ResourceNotFound.DomainNotExist",
    );
    expect(await refusal(call("DescribeLivePushAuthKey", { DomainName: "other" }))).toBe(
      "ResourceNotFound.DomainNotExist",
    );
  });

  it("sees keys and domains", async () => {
    const { pushKey, pushBackupKey } = TEST_ACCOUNT;
    expect(await call("DescribeLivePushAuthKey", { DomainName: "127.0.0.1" })).toMatchObject({
      PushAuthKeyInfo: { Enable: 1, MasterAuthKey: pushKey, BackupAuthKey: pushBackupKey },
    });
    expect(await call("DescribeLivePlayAuthKey", { DomainName: "127.0.0.1" })).toMatchObject({
      PlayAuthKeyInfo: { Enable: 0, AuthKey: "", AuthBackKey: "", AuthDelta: 0 },
    });
    expect(await call("DescribeLiveDomains", { DomainType: 1 })).toMatchObject({
      AllCount: 1,
      DomainList: [{ Name: "127.0.0.1", Type: 1, Status: 1 }],
    });
  });
});

describe("streams through the API", () => {
  async function push(streamName = STREAM.StreamName): Promise<void> {
    lvb.push(streamName);
    await expect.poll(() => lvb.edge.pushes().map((it) => it.streamName)).toContain(streamName);
  }

  function ends(streamName = STREAM.StreamName) {
    return expect
      .poll(() => lvb.edge.pushes().map((it) => it.streamName))
      .not.toContain(streamName);
  }

  it("lists those that are pushed, by page and by filter", async () => {
    await push();
    await push("1000_bob");
    const all = await call("DescribeLiveStreamOnlineList", { PageNum: 1, PageSize: 10 });
    expect(all).toMatchObject({ TotalNum: 2, TotalPage: 1, PageNum: 1, PageSize: 10 });
    const one = await call("DescribeLiveStreamOnlineList", { StreamName: "1000_bob" });
    expect(one.OnlineInfo).toEqual([
      {
        StreamName: "1000_bob",
        AppName: "live",
        DomainName: "127.0.0.1",
        PublishTimeList: [
          { PublishTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) },
        ],
        PushToDelay: 0,
      },
    ]);
    const second = await call("DescribeLiveStreamOnlineList", { PageNum: 2 });
    expect(second).toMatchObject({ TotalNum: 2, OnlineInfo: [] });
  });

  it("drops a push, which may come again, and succeeds for none", async () => {
    await push();
    expect(await call("DescribeLiveStreamState", STREAM)).toMatchObject({ StreamState: "active" });
    await call("DropLiveStream", STREAM);
    await ends();
    expect(await call("DescribeLiveStreamState", STREAM)).toMatchObject({
      StreamState: "inactive",
    });
    await call("DropLiveStream", STREAM);
    await push();
  });

  it("forbids a stream until ResumeTime or ResumeLiveStream", async () => {
    await push();
    await call("ForbidLiveStream", { ...STREAM, Reason: "bad" });
    await ends();
    expect(await call("DescribeLiveStreamState", STREAM)).toMatchObject({ StreamState: "forbid" });
    const refused = lvb.push(STREAM.StreamName);
    expect(await refused.exited).not.toBe(0);
    await call("ResumeLiveStream", STREAM);
    await push();
    const ResumeTime = new Date(Date.now() + 60_000).toISOString().replace(/\.\d+/, "");
    await call("ForbidLiveStream", { ...STREAM, ResumeTime });
    lvb.edge.clockOffsetSeconds = 120;
    expect(await call("DescribeLiveStreamState", STREAM)).toMatchObject({
      StreamState: "inactive",
    });
  });

  it("refuses a ban of more than 90 days, in the past or with too long a reason", async () => {
    const at = (days: number) =>
      new Date(Date.now() + days * 86_400_000).toISOString().replace(/\.\d+/, "");
    for (const wrong of [
      { ResumeTime: at(91) },
      { ResumeTime: at(-1) },
      { ResumeTime: "tomorrow" },
      { Reason: "x".repeat(2049) },
    ]) {
      expect(await refusal(call("ForbidLiveStream", { ...STREAM, ...wrong }))).toBe(
        "InvalidParameterValue",
      );
    }
  });

  it("counts what was played, minute by minute", async () => {
    await push();
    await expect
      .poll(async () => {
        const response = await fetch(`http://${lvb.edge.playAddress}/live/1000_alice.m3u8`);
        await response.arrayBuffer();
        return response.status;
      })
      .toBe(200);
    const utc = (ms: number) => new Date(ms).toISOString().replace(/\.\d+/, "");
    const answer = await call("DescribeStreamPlayInfoList", {
      StartTime: utc(Date.now() - 120_000),
      EndTime: utc(Date.now() + 60_000),
      StreamName: "1000_alice",
    });
    const points = answer.DataInfoList as { Time: string; Online: number; Request: number }[];
    expect(points.length).toBeGreaterThanOrEqual(2);
    expect(points[0]?.Time).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:00$/);
    expect(Math.max(...points.map(({ Online }) => Online))).toBe(1);
    const day = { StartTime: utc(Date.now() - 90_000_000), EndTime: utc(Date.now()) };
    expect(await refusal(call("DescribeStreamPlayInfoList", day))).toBe("InvalidParameterValue");
  });
});

describe("an API that is broken", () => {
  it("cuts connections, answers 502 or fails with a code, and remembers what was asked", async () => {
    lvb.edge.api.down = "refuse";
    expect(await refusal(call("DescribeLiveDomains"))).not.toBe("(none)");
    lvb.edge.api.down = "5xx";
    expect(await refusal(call("DescribeLiveDomains"))).not.toBe("(none)");
    lvb.edge.api.down = undefined;
    lvb.edge.api.failWith = "InternalError";
    expect(await refusal(call("DescribeLiveDomains"))).toBe("InternalError");
    lvb.edge.api.failWith = undefined;
    await call("DropLiveStream", STREAM);
    expect(lvb.edge.api.requestLog.map(({ action, code }) => [action, code])).toEqual([
      ["DescribeLiveDomains", "(fault)"],
      ["DescribeLiveDomains", "(fault)"],
      ["DescribeLiveDomains", "InternalError"],
      ["DropLiveStream", ""],
    ]);
  });

  it("hangs until the client gives up", async () => {
    lvb.edge.api.down = "hang";
    const signal = AbortSignal.timeout(100);
    const work = client().request("DescribeLiveDomains", {}, { signal });
    expect(await refusal(work)).not.toBe("(none)");
  });
});
