import { ClientFailure, type Effect } from "./client-failure";

/** For tests: what the client's user notices when this is read, or undefined when all is well. */
export function effectOf(read: () => unknown): Effect | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof ClientFailure) return error.effect;
    throw error;
  }
}
