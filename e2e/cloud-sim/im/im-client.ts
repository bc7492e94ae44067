import { randomInt } from "node:crypto";
import { createGroup, destroyGroup, joinGroup, quitGroup } from "./group-life";
import { importAccount } from "./im-accounts";
import type { CallbackOrigin } from "./im-callbacks";
import { IM_CODES, ImError } from "./im-error";
import { findGroup, type ImSession, type ImState } from "./im-state";
import type { ImClient, ImEvent, ImPlatform } from "./im-types";
import { parseElements } from "./message-elements";
import { sendMessage } from "./send-message";
import { verifyUserSig } from "./verify-user-sig";

/**
 * Signs a phone in, in the same process: the wire of the real SDK is not documented, what the
 * cloud does with its calls is. Another phone of the same kind and account is signed out.
 * @throws ImError with the code of a refused UserSig
 */
export function signIn(
  state: ImState,
  userId: string,
  userSig: string,
  platform: ImPlatform,
): ImClient {
  const { sdkAppId, secretKey, ecdsaPublicKey } = state.options;
  verifyUserSig(userSig, {
    sdkAppId,
    secretKey,
    ecdsaPublicKey,
    identifier: userId,
    nowMs: state.nowMs(),
  });
  // Signing in is what imports most accounts.
  importAccount(state, userId);
  const listeners = new Set<(event: ImEvent) => void>();
  const session: ImSession = {
    userId,
    platform,
    deliver: (event) => {
      for (const listener of [...listeners]) listener(event);
    },
  };
  for (const other of [...state.sessions]) {
    if (other.userId !== userId || other.platform !== platform) continue;
    state.sessions.delete(other);
    other.deliver({ kind: "kicked", reason: "multipleAccount" });
  }
  state.sessions.add(session);
  const origin: CallbackOrigin = { platform, clientIp: "127.0.0.1" };
  const demandSession = () => {
    if (!state.sessions.has(session)) {
      throw new ImError(IM_CODES.sdkNotLoggedIn, "the SDK is not logged in");
    }
  };

  return {
    userId,
    platform,
    async createGroup(name, groupId = "") {
      demandSession();
      const wanted = { type: "AVChatRoom", name, groupId, owner: userId };
      return createGroup(state, wanted).groupId;
    },
    async joinGroup(groupId) {
      demandSession();
      joinGroup(state, groupId, session, origin);
    },
    async quitGroup(groupId) {
      demandSession();
      quitGroup(state, groupId, session, origin);
    },
    async deleteGroup(groupId) {
      demandSession();
      if (findGroup(state, groupId).owner !== userId) {
        throw new ImError(IM_CODES.notMemberOrNotAllowed, "only the owner may dissolve the group");
      }
      destroyGroup(state, groupId, origin);
    },
    async sendGroupMessage(groupId, elements, priority = "Normal") {
      try {
        demandSession();
        if (!findGroup(state, groupId).members.has(userId)) {
          throw new ImError(IM_CODES.notMemberOrNotAllowed, "not a member of the group");
        }
        const sent = await sendMessage(state, {
          groupId,
          from: userId,
          operator: userId,
          random: randomInt(2 ** 32),
          elements: parseElements(elements),
          cloudCustomData: "",
          priority,
          forbidBefore: false,
          forbidAfter: false,
          origin,
          session,
        });
        return { ok: true, code: 0, info: "", msgSeq: sent.msgSeq, drop: sent.drop };
      } catch (error) {
        if (!(error instanceof ImError)) throw error;
        return { ok: false, code: error.code, info: error.message, msgSeq: 0, drop: "" };
      }
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async logout() {
      state.sessions.delete(session);
    },
  };
}
