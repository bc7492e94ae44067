import type { Caller } from "./acting";
import { type AuditedAct, audited } from "./audit";
import { mayBan } from "./chat-rules";
import type { Services } from "./services";

/**
 * Runs an order about a conversation. What staff orders in somebody else's room, or (no room) in all
 * of them, stands in the audit log as what it orders in the console does; a broadcaster and whom he
 * has named keep order at home without.
 */
export function auditedInChat<Result>(
  services: Pick<Services, "database" | "now">,
  caller: Caller,
  room: string | null,
  act: AuditedAct,
  run: () => Promise<Result>,
): Promise<Result> {
  const { actor } = caller;
  const isAtHome = actor.kind === "user" && actor.userId === room;
  if (isAtHome || !mayBan(actor)) return run();
  return audited(services, caller, act, run);
}
