import type { CallableOperation } from "./console-call";
import type { Credentials } from "./credentials";

/** The example; RoomService's bodies name who is logged in, as they must. */
export function exampleBody(operation: CallableOperation, { userID }: Credentials): string {
  if (operation.protocol !== "room" || !userID || !operation.example) return operation.example;
  const body = JSON.parse(operation.example) as Record<string, unknown>;
  return JSON.stringify("userID" in body ? { ...body, userID } : body, null, 2);
}
