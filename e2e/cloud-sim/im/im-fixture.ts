import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Api } from "tls-sig-api-v2";
import { startIm } from "./im-rest";
import type { ImOptions, ImPlatform, ImRest } from "./im-types";

/** The application of the tests. */
export const SDK_APP_ID = 1400000000;
/** Its key, invented. */
const SECRET_KEY = "IMSECRETKEYEXAMPLEA";

/** Started with its ways in, for tests; `end` it after each. */
export interface ImFixture {
  readonly im: ImRest;
  /** Calls the REST API as the administrator unless told otherwise. */
  call(
    command: string,
    body: unknown,
    changes?: Record<string, string>,
  ): Promise<Record<string, unknown>>;
  login(userId: string, platform?: ImPlatform): ReturnType<ImRest["login"]>;
}

/** Signs as the cloud's own library does. */
export function userSig(userId: string): string {
  return new Api(SDK_APP_ID, SECRET_KEY).genSig(userId, 3600);
}

/** An IM application with the accounts alice and bob. */
export async function openIm(options: Partial<ImOptions> = {}): Promise<ImFixture> {
  const im = await startIm({ sdkAppId: SDK_APP_ID, secretKey: SECRET_KEY, ...options });
  const call: ImFixture["call"] = async (command, body, changes = {}) => {
    const query = new URLSearchParams({
      sdkappid: String(SDK_APP_ID),
      identifier: "administrator",
      usersig: userSig(changes.identifier ?? "administrator"),
      random: "3232235777",
      contenttype: "json",
      ...changes,
    });
    for (const [name, value] of Object.entries(changes)) if (value === "-") query.delete(name);
    const response = await fetch(`${im.origin}/v4/${command}?${query}`, {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
    return (await response.json()) as Record<string, unknown>;
  };
  for (const UserID of ["alice", "bob"]) {
    await call("im_open_login_svc/account_import", { UserID });
  }
  return {
    im,
    call,
    login: (userId, platform) => im.login(userId, userSig(userId), platform),
  };
}

/** One callback as the application server received it. */
export interface ReceivedCallback {
  readonly command: string;
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
}

/** An application server that answers callbacks by `answer`, set before each attempt. */
export async function openCallbackServer() {
  const received: ReceivedCallback[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const query = new URL(request.url ?? "/", "http://app").searchParams;
    const callback = {
      command: query.get("CallbackCommand") ?? "",
      query,
      body: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>,
    };
    received.push(callback);
    const answer = await state.answer(callback);
    if (answer === undefined) return;
    response.writeHead(state.status, { "content-type": "application/json" });
    response.end(typeof answer === "string" ? answer : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const state = {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback/im`,
    status: 200,
    /** Undefined never answers. */
    answer: async (_callback: ReceivedCallback): Promise<unknown> => ({ ErrorCode: 0 }),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return state;
}

/** A MsgBody of one text. */
export const textBody = (text: string) => [{ MsgType: "TIMTextElem", MsgContent: { Text: text } }];
