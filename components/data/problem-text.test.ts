import { expect, it } from "vitest";
import { staffAccount } from "@/lib/shared/admin-people";
import { otherAccount, signedOut } from "@/lib/shared/session-refusal";
import { ActionError, OtherAccountError } from "./client";
import { problemTextOf } from "./problem-text";

it.each([
  [new ActionError(0, "The server could not be reached."), "problemUnreachable"],
  [new ActionError(498, "Sign in first.", undefined, signedOut), "problemSignedOut"],
  [new ActionError(498, "", undefined, otherAccount), "problemOtherAccount"],
  [new OtherAccountError("vera_01"), "problemOtherAccount"],
  [new ActionError(498, "Only administrators may do this."), "problemNotAllowed"],
  [new ActionError(498, "", undefined, staffAccount), "problemStaffAccount"],
  [new ActionError(500, "Something went wrong on the server."), "problemServer"],
  [new ActionError(502, "HTTP 502"), "problemServer"],
  [new ActionError(4000, "internal error"), "problemServer"],
  [new ActionError(4005, "Tencent Cloud did not answer."), "problemCloud"],
  [new ActionError(4009, "Somebody was faster."), "problemConflict"],
  [new SyntaxError("Unexpected token <"), "problemUnexpected"],
  ["nonsense", "problemUnexpected"],
])("says %s in the reader's language: %s", (error, key) => {
  expect(problemTextOf(error)).toEqual({ key });
});

it.each([
  [4003, 90, 90],
  [429, undefined, 1],
])("says after %i how long to wait: %s s", (code, retryAfterSeconds, waitSeconds) => {
  const problem = problemTextOf(new ActionError(code, "Slowly.", retryAfterSeconds));
  expect(problem).toEqual({ key: "problemTooOften", waitSeconds });
});

it("names the request by which a failure is found in the server's log", () => {
  const error = new ActionError(500, "Oh.", undefined, undefined, undefined, "0a1b2c3d4e5f");
  const problem = { key: "problemServerOf", requestId: "0a1b2c3d4e5f" };
  expect(problemTextOf(error)).toEqual(problem);
});

it("leaves to the server's words what has no text", () => {
  const words = "The cover is no picture of yours.";
  expect(problemTextOf(new ActionError(400, words))).toEqual({ key: null, words });
});
