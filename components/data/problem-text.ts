import { staffAccount } from "@/lib/shared/admin-people";
import { otherAccount, signedOut } from "@/lib/shared/session-refusal";
import { ActionError, unverified } from "./client";

/** What went wrong with a call: a text of the `common` namespace, or the server's own words. */
export type ProblemText =
  | {
      readonly key:
        | "problemUnreachable"
        | "problemSignedOut"
        | "problemOtherAccount"
        | "problemNotAllowed"
        | "problemStaffAccount"
        | "problemServer"
        | "problemCloud"
        | "problemConflict"
        | "problemUnexpected";
    }
  | { readonly key: "problemTooOften"; readonly waitSeconds: number }
  /** A failure that the server's log has under this number. */
  | { readonly key: "problemServerOf"; readonly requestId: string }
  | { readonly key: null; readonly words: string };

/** Reads our error tables (lib/errors.ts); what they have no text for is said in English. */
export function problemTextOf(error: unknown): ProblemText {
  if (!(error instanceof ActionError)) return { key: "problemUnexpected" };
  if (error.reason === signedOut) return { key: "problemSignedOut" };
  if (error.reason === otherAccount) return { key: "problemOtherAccount" };
  if (error.reason === staffAccount) return { key: "problemStaffAccount" };
  switch (error.code) {
    case 0:
      return { key: "problemUnreachable" };
    case unverified:
      return { key: "problemNotAllowed" };
    case 429:
    case 4003:
      return { key: "problemTooOften", waitSeconds: Math.max(1, error.retryAfterSeconds ?? 0) };
    case 4000:
      return serverProblem(error);
    case 4005:
      return { key: "problemCloud" };
    case 4009:
      return { key: "problemConflict" };
  }
  // 500 of the account API, and the HTTP status of a proxy before us.
  if (error.code >= 500 && error.code < 600) return serverProblem(error);
  return { key: null, words: error.message };
}

function serverProblem({ requestId }: ActionError): ProblemText {
  return requestId === "" ? { key: "problemServer" } : { key: "problemServerOf", requestId };
}
