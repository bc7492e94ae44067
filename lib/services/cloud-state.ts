import { countForbidden, countOnAir } from "@/db/repositories/admin-lives";
import { type LedgerSource, tallyCallbacks } from "@/db/repositories/callback-ledger";
import { unconfirmedImGroups } from "@/db/repositories/im-groups";
import type { Config } from "@/lib/config";
import type { ImProvider } from "@/lib/providers/im-provider";
import {
  type CallbackTally,
  laggingGroupsShown,
  type ServerState,
} from "@/lib/shared/server-state";
import { type Caller, requireStaff } from "./acting";
import { speakable } from "./cloud-trouble";
import type { ImRelay } from "./im-relay";
import type { Reconciler } from "./reconciliation";
import type { Services } from "./services";

/** What the state is read from; a Runtime has all of it. */
export interface StateServices extends Services {
  readonly im: Pick<ImProvider, "reachesPhones">;
  readonly relay: Pick<ImRelay, "state">;
  readonly reconciler: Pick<Reconciler, "state"> | null;
}

const dayMs = 86_400_000;

/**
 * How the server and what it depends on are. Nothing is asked for it: it is what is known anyway.
 * @throws ServiceError `unverified` for everybody but administrators.
 */
export function serverState(services: StateServices, caller: Caller): ServerState {
  requireStaff(caller, "readonly");
  const { config, database, im, relay, reconciler } = services;
  const db = database.read;
  const nowMs = services.now();
  const sinceMs = nowMs - dayMs;
  return {
    mode: config.mode,
    startedMs: nowMs - Math.round(process.uptime() * 1000),
    nowMs,
    livesOnAir: countOnAir(db),
    forbidden: countForbidden(db),
    comparison: reconciler && comparisonOf(config, reconciler),
    relay: im.reachesPhones ? relayOf(config, relay) : null,
    groups: unconfirmedImGroups(db, laggingGroupsShown).map((row) => ({
      groupId: row.groupid,
      userId: row.userid,
      wanted: row.wanted === "open" ? "open" : "closed",
      attempts: row.attempts,
      nextTryMs: row.nextTryMs,
      lastError: speakable(config, row.lastError),
    })),
    callbacks: { sinceMs, lvb: tallyOf("lvb"), im: tallyOf("im") },
    endpoints: endpointsOf(config),
  };

  function tallyOf(source: LedgerSource): CallbackTally[] {
    return tallyCallbacks(db, source, sinceMs).map(({ verification, count, last }) => ({
      verification,
      count,
      lastMs: last.receivedMs,
    }));
  }
}

function comparisonOf(config: Config, { state }: Pick<Reconciler, "state">) {
  const { answeredMs, failure } = state;
  const message = speakable(config, failure?.message ?? "");
  return { answeredMs, failure: failure && { ...failure, message } };
}

function relayOf(config: Config, { state }: Pick<ImRelay, "state">) {
  return { ...state, lastError: speakable(config, state.lastError) };
}

function endpointsOf({ tencent, cos, publicUrl }: Config): ServerState["endpoints"] {
  const web = publicUrl ? [{ name: "web" as const, host: hostOf(publicUrl) }] : [];
  const live = tencent && [
    { name: "push" as const, host: tencent.pushDomain },
    { name: "play" as const, host: tencent.playDomain },
    { name: "liveApi" as const, host: hostOf(tencent.liveApiUrl) },
    { name: "im" as const, host: hostOf(tencent.imApiUrl) },
  ];
  const pictures = cos && [
    { name: "uploads" as const, host: hostOf(cos.endpoint) },
    { name: "pictures" as const, host: hostOf(cos.publicOrigin) },
  ];
  return [...web, ...(live ?? []), ...(pictures ?? [])];
}

/** A name and a password in an address would be a secret. */
function hostOf(url: string): string {
  return new URL(url).host;
}
