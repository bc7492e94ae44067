import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

/** The header by which an answer says which request it was, and doors know; a client's own is removed. */
export const requestIdHeader = "x-request-id";

const slot = Symbol.for("mini-lvb.request-scope");
type Holder = { [slot]?: AsyncLocalStorage<string> };

/** Next has copies of this module: all of them share one storage. */
function scope(): AsyncLocalStorage<string> {
  const holder = globalThis as Holder;
  holder[slot] ??= new AsyncLocalStorage();
  return holder[slot];
}

/** An id that nobody can foresee, short enough to be read out. */
export function newRequestId(): string {
  // The last group of a random UUID is 48 random bits; Node makes UUIDs ahead, which is fast.
  return randomUUID().slice(24);
}

/** Runs what belongs to a request, so that every log line of it names it. */
export function inRequest<Result>(id: string, work: () => Result): Result {
  return scope().run(id, work);
}

/** Of which request this is a part; undefined: of none. */
export function currentRequestId(): string | undefined {
  return scope().getStore();
}
