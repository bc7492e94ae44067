import { ActionError } from "@/components/data/client";
import { blockedWord } from "@/lib/shared/blocked-word";
import { setupLink } from "@/lib/shared/session-refusal";
import { accountLocked, addressBanned } from "@/lib/shared/sign-in-refusal";

/** What went wrong, as a text of the `account` namespace and the field that it is about. */
export interface AccountProblem {
  readonly key:
    | "userNameMissing"
    | "passwordMissing"
    | "userNameFormat"
    | "passwordFormat"
    | "userNameTaken"
    | "userNameBlocked"
    | "nicknameBlocked"
    | "wrongCredentials"
    | "locked"
    | "lockedBecause"
    | "addressBanned"
    | "tooMany"
    | "setupLink"
    | "unreachable"
    | "failed";
  readonly field?: "userId" | "nickname" | "password";
  /** Until the next try is allowed. */
  readonly minutes: number;
  /** Why, in the words of the staff. */
  readonly words?: string;
}

/** What is missing before the server is asked; the rules themselves are the server's to judge. */
export function missingField(userId: string, password: string): AccountProblem | null {
  if (userId === "") return { key: "userNameMissing", field: "userId", minutes: 0 };
  if (password === "") return { key: "passwordMissing", field: "password", minutes: 0 };
  return null;
}

/** Reads the account API's error table. */
export function problemOf(error: unknown): AccountProblem {
  if (!(error instanceof ActionError)) return { key: "failed", minutes: 0 };
  const minutes = Math.max(1, Math.ceil((error.retryAfterSeconds ?? 0) / 60));
  if (error.reason === blockedWord) {
    return error.code === 610
      ? { key: "userNameBlocked", field: "userId", minutes }
      : { key: "nicknameBlocked", field: "nickname", minutes };
  }
  if (error.reason === setupLink) return { key: "setupLink", minutes };
  if (error.reason === accountLocked) {
    const { words } = error;
    return words === "" ? { key: "locked", minutes } : { key: "lockedBecause", minutes, words };
  }
  if (error.reason === addressBanned) return { key: "addressBanned", minutes };
  switch (error.code) {
    case 610:
      return { key: "userNameFormat", field: "userId", minutes };
    case 611:
      return { key: "passwordFormat", field: "password", minutes };
    case 612:
      return { key: "userNameTaken", field: "userId", minutes };
    // Which of the two was wrong is nobody's business.
    case 620:
    case 621:
      return { key: "wrongCredentials", minutes };
    case 429:
      return { key: "tooMany", minutes };
    case 0:
      return { key: "unreachable", minutes };
    default:
      return { key: "failed", minutes };
  }
}
