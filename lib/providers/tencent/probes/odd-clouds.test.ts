import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { CosConfig } from "@/lib/config";
import { CloudError } from "@/lib/providers/cloud-error";
import type { LiveApi } from "../live-api";
import { cloudClockCheck } from "./cloud-clock";
import { CosExchange } from "./cos-exchange";
import { tryCosPictures } from "./cos-pictures";
import { playDomainCheck } from "./play-domain";
import { pushDomainCheck } from "./push-domain";

// What the conformance servers never do: a stand-in answers for them.
let servers: Server[] = [];
afterEach(() => {
  for (const server of servers) server.close();
  servers = [];
});

async function standIn(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers every call alike. */
function apiAnswering(answer: () => unknown): Pick<LiveApi, "call"> {
  return { call: async () => answer() as never };
}

const causesOf = async (run: Promise<readonly { cause: string }[]>) =>
  (await run).map(({ cause }) => cause);

describe("clouds that behave oddly", () => {
  it("push authentication that is turned off", async () => {
    const keys = { DomainName: "p", Enable: 0, MasterAuthKey: "", BackupAuthKey: "", AuthDelta: 0 };
    const check = pushDomainCheck(
      { pushKey: "key", pushKeyBackup: null },
      { pushDomain: "push.example.com", liveApiUrl: "https://live.tencentcloudapi.com" },
      apiAnswering(() => ({ PushAuthKeyInfo: keys })),
    );
    expect(await causesOf(check.run())).toEqual([
      "cloudApiWorks",
      "pushDomainKnown",
      "pushAuthOff",
    ]);
  });

  it("a play domain that leads to another web server", async () => {
    const origin = await standIn((_request, response) => response.writeHead(302).end());
    const check = playDomainCheck(
      { txSecretAlgorithm: "md5", txTimeCase: "lower" },
      {
        pushDomain: "push.example.com",
        playDomain: new URL(origin).host,
        playScheme: "http",
        playKey: null,
        appName: "live",
      },
      apiAnswering(() => {
        throw new CloudError("live", "unreachable", "", "down");
      }),
      Date.now,
    );
    expect(await causesOf(check.run())).toEqual(["playDomainOdd", "cloudApiNeeded"]);
  });

  it("a bucket that keeps what is to be removed", async () => {
    const endpoint = await standIn((request, response) => {
      request.resume();
      response.writeHead(request.method === "DELETE" ? 403 : 200).end();
    });
    const cos: CosConfig = {
      ...{ appId: 1, bucket: "b", region: "ap-shanghai", secretId: "id", secretKey: "key" },
      ...{ signTtlSeconds: 30, legacySign: false, endpoint, publicOrigin: endpoint },
    };
    const found = tryCosPictures(cos, new CosExchange(cos, Date.now), Date.now);
    expect(await causesOf(found)).toEqual(["cosDeleteFails", "cosImagesPublic"]);
  });

  it("no service that tells the time", async () => {
    expect(await causesOf(cloudClockCheck(["http://127.0.0.1:9"], Date.now).run())).toEqual([
      "clockUnknown",
    ]);
  });
});
