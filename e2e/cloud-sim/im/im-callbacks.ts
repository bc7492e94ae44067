import { createHash } from "node:crypto";
import { delay } from "../cos/local-server";
import { type ImState, keep, nowSeconds } from "./im-state";
import type { ImPlatform } from "./im-types";

/** The cloud's own patience with BeforeSendMsg; it cannot be changed (cloud.md §4.5). */
const DEFAULT_TIMEOUT_MS = 2000;

/** A RequestTime that every receiver must refuse: the contract allows 60 s. */
const STALE_SECONDS = 600;

/** What a phone's or the administrator's call came from. */
export interface CallbackOrigin {
  readonly platform: ImPlatform;
  readonly clientIp: string;
}

/** What a callback says, besides the CallbackCommand, which it repeats. */
export type CallbackBody = Readonly<Record<string, unknown>>;

/** Reports something without waiting for an answer. */
export function notify(
  state: ImState,
  command: string,
  body: CallbackBody,
  origin: CallbackOrigin,
): void {
  if (!state.callbackTarget().url) return;
  for (let copy = 0; copy <= state.faults.callbacks.duplicate; copy++) {
    const sending = ask(state, command, body, origin).then(() => {
      state.pendingCallbacks.delete(sending);
    });
    state.pendingCallbacks.add(sending);
  }
}

/** Sends a callback. @returns the JSON answer of a 200, else undefined: then everything passes */
export async function ask(
  state: ImState,
  command: string,
  body: CallbackBody,
  origin: CallbackOrigin,
): Promise<unknown> {
  const { url, token } = state.callbackTarget();
  const { callbacks } = state.faults;
  if (!url) return undefined;
  const whole = { CallbackCommand: command, ...body };
  if (callbacks.drop > 0) {
    callbacks.drop--;
    keep(state.callbackLog, { command, body: whole, status: -1, answer: undefined });
    return undefined;
  }
  // The patience of the cloud counts from its own decision to ask, delays on the way included.
  const signal = AbortSignal.timeout(state.options.callbackTimeoutMs ?? DEFAULT_TIMEOUT_MS);
  let status = 0;
  let answer: unknown;
  try {
    await delay(callbacks.delayMs);
    const response = await fetch(callbackUrl(state, url, token, command, origin), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(whole),
      signal,
    });
    status = response.status;
    const text = await response.text();
    if (status === 200) answer = JSON.parse(text);
  } catch {
    // Unreachable, too late or not JSON: to the cloud these are one, and it goes on.
    answer = undefined;
  }
  keep(state.callbackLog, { command, body: whole, status, answer });
  return answer;
}

function callbackUrl(
  state: ImState,
  base: string,
  token: string | undefined,
  command: string,
  origin: CallbackOrigin,
): URL {
  const { callbacks } = state.faults;
  const url = new URL(base);
  url.searchParams.set("SdkAppid", String(state.options.sdkAppId));
  url.searchParams.set("CallbackCommand", command);
  url.searchParams.set("contenttype", "json");
  url.searchParams.set("ClientIP", origin.clientIp);
  url.searchParams.set("OptPlatform", origin.platform);
  if (token && !callbacks.unsigned) {
    const requestTime = nowSeconds(state) - (callbacks.staleTime ? STALE_SECONDS : 0);
    url.searchParams.set("Sign", signCallback(callbacks.wrongToken ? "wrong" : token, requestTime));
    url.searchParams.set("RequestTime", String(requestTime));
  }
  return url;
}

/** sha256_hex(Token + RequestTime), the whole of the callback's authentication (cloud.md §4.5). */
export function signCallback(token: string, requestTime: number | string): string {
  return createHash("sha256").update(`${token}${requestTime}`).digest("hex");
}
