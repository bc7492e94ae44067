import type { ImState } from "./im-state";
import type { MsgPriority } from "./im-types";

const DEFAULT_MESSAGES_PER_SECOND = 40;

const URGENCY: Readonly<Record<MsgPriority, number>> = { Low: 0, Normal: 1, High: 2 };

/**
 * Whether a group may carry one more message in this second. A message only competes with those
 * at least as urgent as itself, which is how less urgent ones are dropped first.
 */
export function takeSendSlot(state: ImState, groupId: string, priority: MsgPriority): boolean {
  const nowMs = state.nowMs();
  const limit = state.options.messagesPerSecond ?? DEFAULT_MESSAGES_PER_SECOND;
  const recent = (state.sendTimes.get(groupId) ?? []).filter((sent) => nowMs - sent.atMs < 1000);
  const rivals = recent.filter((sent) => URGENCY[sent.priority] >= URGENCY[priority]);
  const isFree = rivals.length < limit;
  if (isFree) recent.push({ atMs: nowMs, priority });
  state.sendTimes.set(groupId, recent);
  return isFree;
}
