import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "../cos/local-server";
import { IM_CODES, ImError } from "./im-error";
import type { ImClient, ImPlatform, MsgElement } from "./im-types";

/** A phone in another process that reads so slowly is cut off. */
const MAX_WAITING_BYTES = 1024 * 1024;

/** The most phones that other processes may hold at once. */
const MAX_REMOTE_PHONES = 1000;

/** fetch() gives a stream up in which nothing came for five minutes, and the phone with it. */
const HEARTBEAT_MS = 60_000;

const MAX_BODY_BYTES = 64 * 1024;

const PLATFORMS: readonly ImPlatform[] = ["Android", "iOS", "Web", "Windows", "Mac", "iPad"];

/** Answers under /sim/ and what ends the phones behind it. */
export interface PhoneDoor {
  answer(message: IncomingMessage, response: ServerResponse): Promise<void>;
}

/**
 * Lets another process be a phone: `POST /sim/login`, `GET /sim/events?phone=…` (server-sent
 * events; the phone is signed out when it ends) and `POST /sim/call`. No cloud has this door.
 */
export function openPhoneDoor(
  login: (userId: string, userSig: string, platform: ImPlatform) => ImClient,
): PhoneDoor {
  const phones = new Map<string, ImClient>();

  async function act(path: string, body: Record<string, unknown>): Promise<unknown> {
    const text = (name: string) => (typeof body[name] === "string" ? body[name] : "");
    if (path === "/sim/login") {
      if (phones.size >= MAX_REMOTE_PHONES) throw new ImError(IM_CODES.tooManyCalls, "too many");
      const platform = PLATFORMS.find((known) => known === body.platform) ?? "Android";
      const phone = randomUUID();
      phones.set(phone, login(text("userId"), text("userSig"), platform));
      return { phone };
    }
    const client = phones.get(text("phone"));
    if (path !== "/sim/call" || !client) throw new ImError(IM_CODES.urlInvalid, "no such phone");
    const groupId = text("groupId");
    switch (body.call) {
      case "createGroup":
        return { groupId: await client.createGroup(text("name"), groupId) };
      case "joinGroup":
        return client.joinGroup(groupId);
      case "quitGroup":
        return client.quitGroup(groupId);
      case "deleteGroup":
        return client.deleteGroup(groupId);
      case "sendGroupMessage": {
        // Whatever this is, the elements are checked where every message is.
        const elements = (Array.isArray(body.elements) ? body.elements : []) as MsgElement[];
        return client.sendGroupMessage(groupId, elements);
      }
      case "logout":
        phones.delete(text("phone"));
        return client.logout();
      default:
        throw new ImError(IM_CODES.urlInvalid, "no such call");
    }
  }

  function stream(url: URL, response: ServerResponse): void {
    const id = url.searchParams.get("phone") ?? "";
    const client = phones.get(id);
    if (!client) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(": listening\n\n");
    const end = client.listen((event) => {
      response.write(`data: ${JSON.stringify(event)}\n\n`);
      if (response.writableLength > MAX_WAITING_BYTES) response.destroy();
    });
    const heartbeat = setInterval(() => response.write(": still listening\n\n"), HEARTBEAT_MS);
    response.once("close", () => {
      clearInterval(heartbeat);
      end();
      phones.delete(id);
      void client.logout();
    });
  }

  return {
    async answer(message, response) {
      const url = new URL(message.url ?? "/", "http://im");
      if (message.method === "GET" && url.pathname === "/sim/events") return stream(url, response);
      let answer: unknown;
      try {
        const parsed: unknown = JSON.parse((await readBody(message, MAX_BODY_BYTES)).toString());
        const body = typeof parsed === "object" && parsed !== null ? parsed : {};
        answer = { ok: true, result: await act(url.pathname, body as Record<string, unknown>) };
      } catch (error) {
        if (!(error instanceof ImError) && !(error instanceof SyntaxError)) throw error;
        const code = error instanceof ImError ? error.code : IM_CODES.bodyInvalid;
        answer = { ok: false, code, info: error.message };
      }
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(answer));
    },
  };
}
