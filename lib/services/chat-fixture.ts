import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { insertAccount } from "@/db/repositories/accounts";
import { ImPhone } from "@/e2e/cloud-sim/im/im-phone";
import { startIm } from "@/e2e/cloud-sim/im/im-rest";
import type { ImRest } from "@/e2e/cloud-sim/im/im-types";
import type { Role } from "@/lib/auth/actor";
import { ChatHub } from "@/lib/chat/hub";
import { answerImCallback } from "@/lib/protocol/im-callback";
import { EmbeddedIm } from "@/lib/providers/embedded/im";
import type { ImProvider } from "@/lib/providers/im-provider";
import { TencentIm } from "@/lib/providers/tencent/im";
import { readBody, sendWebResponse, toWebRequest } from "@/lib/server/web-request";
import { issueUserSig } from "@/lib/signing/user-sig";
import type { Caller } from "./acting";
import { chatHistory } from "./chat-history";
import { createSenderLimits } from "./chat-sender-limits";
import type { ChatServices } from "./chat-services";
import { noteMissingGroup, syncGroups } from "./im-groups";
import { ImRelay } from "./im-relay";
import { announceLive, beginPush } from "./live-fixture";
import { openTestServices, type TestServices, tencentEnvironment } from "./services-fixture";

export type TestChat = TestServices & ChatServices & { stop(): Promise<void> };

/** The chat's services on a database of their own; nothing happens by itself but the relay. */
export function openTestChat(
  environment: Record<string, string> = {},
  connect?: (services: TestServices) => ImProvider,
): TestChat {
  const services = openTestServices(environment);
  const im = connect?.(services) ?? new EmbeddedIm();
  const chat = new ChatHub(chatHistory(services));
  const relay: ImRelay = new ImRelay({
    im,
    log: services.log,
    now: services.now,
    onMissingGroup: (groupId) => {
      void noteMissingGroup({ ...services, im, relay }, groupId);
    },
  });
  return {
    ...services,
    ...{ im, chat, relay, senders: createSenderLimits(services.config) },
    async stop() {
      chat.stop();
      await relay.stop();
      services.close();
    },
  };
}

/** Everything between web and phones: the chat, an IM application, and callbacks between them. */
export interface PhoneWorld {
  readonly chat: TestChat;
  readonly im: ImRest;
  phone(userId: string, generation: 1 | 2, nickname?: string): Promise<ImPhone>;
  stop(): Promise<void>;
}

const callbackToken = "IMCALLBACKTOKENEXAMPLE";

/** Opens it; every clock in it is that of the services. */
export async function openPhoneWorld(
  environment: Record<string, string> = {},
): Promise<PhoneWorld> {
  let nowMs = () => Date.now();
  const { IM_SDKAPPID, IM_SECRETKEY } = tencentEnvironment;
  const sdkAppId = Number(IM_SDKAPPID);
  const im = await startIm({
    sdkAppId,
    secretKey: IM_SECRETKEY,
    callbackToken,
    now: () => nowMs(),
  });
  const chat = openTestChat(
    {
      ...tencentEnvironment,
      IM_API_URL: im.origin,
      IM_CALLBACK_TOKEN: callbackToken,
      ...environment,
    },
    ({ config, now }) => new TencentIm(config, { imApiUrl: im.origin }, now),
  );
  nowMs = chat.now;
  const server = createServer(async (req, res) => {
    const url = `http://app${req.url}`;
    const request = toWebRequest(req, url, await readBody(req, 65_536));
    await sendWebResponse(res, await answerImCallback(chat, request));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  im.callbackUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback/im`;
  const phones: ImPhone[] = [];
  return {
    chat,
    im,
    async phone(userId, generation, nickname = userId) {
      const client = await im.login(userId, issueUserSig(sdkAppId, IM_SECRETKEY, userId));
      const nickOf = (account: string) => im.accounts.get(account)?.nick ?? account;
      const phone = new ImPhone(client, { generation, nickname, nickOf });
      phones.push(phone);
      return phone;
    },
    async stop() {
      await Promise.all(phones.map((phone) => phone.close()));
      await im.callbacksSettled();
      await im.stop();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await chat.stop();
    },
  };
}

/** A world in which host_01 is on air, with his chat group open at IM. */
export async function openHostedWorld(
  environment: Record<string, string> = {},
): Promise<{ readonly world: PhoneWorld; readonly host: Caller }> {
  const world = await openPhoneWorld(environment);
  const host = await addUser(world.chat, "host_01", { nickname: "Host" });
  await announceLive(world.chat, "host_01", { groupid: "" });
  await beginPush(world.chat, "host_01");
  await syncGroups(world.chat);
  return { world, host };
}

/** Somebody with an account, as he calls from a browser. */
export async function addUser(
  { database, now }: TestServices,
  userId: string,
  { role = "user", nickname = userId }: { role?: Role; nickname?: string } = {},
): Promise<Caller> {
  await database.write((db) =>
    insertAccount(db, {
      userid: userId,
      nickname,
      avatar: "",
      frontcover: "",
      sex: -1,
      role,
      passwordHash: "",
      createdMs: now(),
    }),
  );
  return { actor: { kind: "user", userId, nickname, role }, clientIp: "127.0.0.1" };
}

/** Waits for what happens elsewhere in this process or over a socket. */
export async function eventually(isSo: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`It never happened: ${what}`);
}
