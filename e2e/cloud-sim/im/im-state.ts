import { IM_CODES, ImError } from "./im-error";
import type {
  GroupMessage,
  ImCallbackEntry,
  ImCallEntry,
  ImEvent,
  ImFaults,
  ImGroup,
  ImOptions,
  ImPlatform,
} from "./im-types";

/** One signed-in phone as the cloud sees it. */
export interface ImSession {
  readonly userId: string;
  readonly platform: ImPlatform;
  readonly deliver: (event: ImEvent) => void;
}

/** Everything that a call may look at or change. */
export interface ImState {
  readonly options: ImOptions;
  readonly administrators: readonly string[];
  readonly faults: ImFaults;
  readonly accounts: Map<string, { nick: string; faceUrl: string }>;
  readonly groups: Map<string, ImGroup>;
  readonly sessions: Set<ImSession>;
  readonly requestLog: ImCallEntry[];
  readonly callbackLog: ImCallbackEntry[];
  readonly callbackTarget: () => { url: string | undefined; token: string | undefined };
  /** Callbacks under way whose answer nobody waits for. */
  readonly pendingCallbacks: Set<Promise<void>>;
  /** The latest messages by sender, group and Random, for the five minutes of de-duplication. */
  readonly recentMessages: Map<string, { content: string; atMs: number; message: GroupMessage }>;
  /** By group: when a message was let through, and how urgent it was. */
  readonly sendTimes: Map<string, { atMs: number; priority: GroupMessage["priority"] }[]>;
  /** The cloud's clock in milliseconds, offset included. */
  readonly nowMs: () => number;
}

/** How much of a log or history is kept. */
const MAX_KEPT = 2000;

/** Appends and forgets the oldest. */
export function keep<T>(log: T[], entry: T): void {
  log.push(entry);
  if (log.length > MAX_KEPT) log.shift();
}

/** The cloud's clock in Unix seconds. */
export function nowSeconds(state: ImState): number {
  return Math.floor(state.nowMs() / 1000);
}

/** @throws ImError 10010 when there is no such group */
export function findGroup(state: ImState, groupId: string): ImGroup {
  const group = state.groups.get(groupId);
  if (!group) throw new ImError(IM_CODES.noSuchGroup, "group does not exist");
  return group;
}

/** Hands an event to every signed-in member, or to those that a group has just lost. */
export function deliverToMembers(
  state: ImState,
  members: Iterable<string>,
  event: ImEvent,
  except?: ImSession,
): void {
  const wanted = new Set(members);
  for (const session of [...state.sessions]) {
    if (session !== except && wanted.has(session.userId)) session.deliver(event);
  }
}
