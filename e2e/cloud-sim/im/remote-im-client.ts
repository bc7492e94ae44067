import { ImError } from "./im-error";
import type { ImClient, ImEvent, ImPlatform, SendOutcome } from "./im-types";

/** What the door under /sim/ answers. */
type DoorAnswer =
  | { readonly ok: true; readonly result?: unknown }
  | { readonly ok: false; readonly code: number; readonly info: string };

/**
 * A phone in this process at an IM application in another one, through the door of
 * `phone-door.ts`. @throws ImError with the code of a refused UserSig
 */
export async function connectRemoteIm(
  imUrl: string,
  userId: string,
  userSig: string,
  platform: ImPlatform = "Android",
): Promise<ImClient> {
  const { phone } = (await post(imUrl, "/sim/login", { userId, userSig, platform })) as {
    phone: string;
  };
  const listeners = new Set<(event: ImEvent) => void>();
  const ending = new AbortController();
  const events = await fetch(`${imUrl}/sim/events?phone=${phone}`, { signal: ending.signal });
  const listening = readEvents(events, (event) => {
    for (const listener of [...listeners]) listener(event);
  }).catch((error: unknown) => {
    if (ending.signal.aborted) return;
    for (const listener of [...listeners]) listener({ kind: "kicked", reason: String(error) });
  });
  const call = (name: string, body: Record<string, unknown>) =>
    post(imUrl, "/sim/call", { phone, call: name, ...body });

  return {
    userId,
    platform,
    async createGroup(name, groupId = "") {
      return ((await call("createGroup", { name, groupId })) as { groupId: string }).groupId;
    },
    async joinGroup(groupId) {
      await call("joinGroup", { groupId });
    },
    async quitGroup(groupId) {
      await call("quitGroup", { groupId });
    },
    async deleteGroup(groupId) {
      await call("deleteGroup", { groupId });
    },
    async sendGroupMessage(groupId, elements) {
      return (await call("sendGroupMessage", { groupId, elements })) as SendOutcome;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async logout() {
      await call("logout", {});
      ending.abort();
      await listening;
    },
  };
}

async function post(imUrl: string, path: string, body: Record<string, unknown>): Promise<unknown> {
  const response = await fetch(`${imUrl}${path}`, { method: "POST", body: JSON.stringify(body) });
  const answer = (await response.json()) as DoorAnswer;
  if (!answer.ok) throw new ImError(answer.code, answer.info);
  return answer.result;
}

async function readEvents(response: Response, onEvent: (event: ImEvent) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of response.body ?? []) {
    const blocks = `${rest}${decoder.decode(chunk, { stream: true })}`.split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      if (block.startsWith("data: ")) onEvent(JSON.parse(block.slice(6)) as ImEvent);
    }
  }
}
