import { IM_CODES, ImError } from "./im-error";
import type { ImState } from "./im-state";

const DEFAULT_ACCOUNT_QUOTA = 100_000;

/** An account is at most so long in UTF-8 (cloud.md §4.4). */
const MAX_USER_ID_BYTES = 32;

/** Makes an account known; doing it again only renews what is given. @throws ImError */
export function importAccount(
  state: ImState,
  userId: unknown,
  profile: { nick?: string; faceUrl?: string } = {},
): void {
  if (typeof userId !== "string" || userId === "" || !isShort(userId)) {
    throw new ImError(IM_CODES.accountInvalid, "UserID is missing or longer than 32 bytes");
  }
  const known = state.accounts.get(userId);
  const quota = state.options.quota?.accounts ?? DEFAULT_ACCOUNT_QUOTA;
  if (!known && state.accounts.size >= quota) {
    throw new ImError(IM_CODES.accountQuota, "the number of accounts is exceeded");
  }
  state.accounts.set(userId, {
    nick: profile.nick || known?.nick || "",
    faceUrl: profile.faceUrl || known?.faceUrl || "",
  });
}

/** @throws ImError 10019 */
export function requireAccount(state: ImState, userId: string): void {
  if (!state.accounts.has(userId)) {
    throw new ImError(IM_CODES.noSuchAccount, `account ${userId} is not imported`);
  }
}

function isShort(userId: string): boolean {
  return Buffer.byteLength(userId) <= MAX_USER_ID_BYTES;
}
