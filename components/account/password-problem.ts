import { ActionError } from "@/components/data/client";

/** What is wrong with one of the two passwords, as a text of the `account` namespace. */
export interface PasswordProblem {
  readonly field: "oldPassword" | "newPassword";
  readonly key: "oldPasswordMissing" | "newPasswordMissing" | "oldPasswordWrong" | "passwordFormat";
}

/** What is missing before the server is asked. */
export function missingPassword(oldPassword: string, newPassword: string): PasswordProblem | null {
  if (oldPassword === "") return { field: "oldPassword", key: "oldPasswordMissing" };
  if (newPassword === "") return { field: "newPassword", key: "newPasswordMissing" };
  return null;
}

/** Reads the account API's error table; null for what no field is to blame for. */
export function passwordProblemOf(error: unknown): PasswordProblem | null {
  if (!(error instanceof ActionError)) return null;
  if (error.code === 611) return { field: "newPassword", key: "passwordFormat" };
  if (error.code === 621) return { field: "oldPassword", key: "oldPasswordWrong" };
  return null;
}
