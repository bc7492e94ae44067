import { startLocalServer } from "../cos/local-server";
import { signIn } from "./im-client";
import type { ImState } from "./im-state";
import type { ImOptions, ImPlatform, ImRest } from "./im-types";
import { openPhoneDoor } from "./phone-door";
import { answerRest } from "./rest-api";

export type { ImOptions, ImRest };

/** An IM application on 127.0.0.1: REST API, callbacks and phones (cloud.md §4). */
export async function startIm(options: ImOptions): Promise<ImRest> {
  const now = options.now ?? Date.now;
  const administrators = options.administrators ?? ["administrator"];
  const callTimes: number[] = [];
  const state: ImState = {
    options,
    administrators,
    faults: {
      clockOffsetSeconds: options.clockOffsetSeconds ?? 0,
      callbacks: {
        delayMs: 0,
        duplicate: 0,
        drop: 0,
        wrongToken: false,
        staleTime: false,
        unsigned: false,
      },
      api: { down: false, hang: false, failWith: undefined, delayMs: 0 },
    },
    // An administrator exists without being imported.
    accounts: new Map(administrators.map((name) => [name, { nick: "", faceUrl: "" }])),
    groups: new Map(),
    sessions: new Set(),
    requestLog: [],
    callbackLog: [],
    callbackTarget: () => ({ url: im.callbackUrl, token: im.callbackToken }),
    pendingCallbacks: new Set(),
    recentMessages: new Map(),
    sendTimes: new Map(),
    nowMs: () => now() + state.faults.clockOffsetSeconds * 1000,
  };
  const login = (userId: string, userSig: string, platform: ImPlatform = "Android") =>
    signIn(state, userId, userSig, platform);
  const door = openPhoneDoor(login);
  const server = await startLocalServer(options.port ?? 0, (message, response) =>
    message.url?.startsWith("/sim/")
      ? door.answer(message, response)
      : answerRest(state, callTimes, message, response),
  );
  const callbacksSettled = async () => {
    while (state.pendingCallbacks.size > 0) await Promise.all(state.pendingCallbacks);
  };
  const im: ImRest = {
    port: server.port,
    origin: `http://127.0.0.1:${server.port}`,
    groups: state.groups,
    accounts: state.accounts,
    requestLog: state.requestLog,
    callbackLog: state.callbackLog,
    faults: state.faults,
    callbackUrl: options.callbackUrl,
    callbackToken: options.callbackToken,
    login: async (userId, userSig, platform) => login(userId, userSig, platform),
    callbacksSettled,
    async stop() {
      await server.stop();
      await callbacksSettled();
    },
  };
  return im;
}
