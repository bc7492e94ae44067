import type { Connection } from "@/db/database";
import { readSetting, writeSetting } from "@/db/repositories/server-settings";
import { ServiceError } from "@/lib/errors";
import { maxServerWords, type ServerWords } from "@/lib/shared/server-words";
import { type Caller, requireStaff } from "./acting";
import { keptWords } from "./kept-words";
import type { Services } from "./services";

type WordServices = Pick<Services, "config" | "database">;

/** Name of the setting. */
const name = "blockedWords";

interface Joined {
  /** Of the setting, as it was read. */
  readonly value: string;
  readonly fixed: readonly string[];
  readonly all: readonly string[];
}

/** What was joined last, by connection: a writer sees what it has not committed yet. */
const joined = new WeakMap<Connection, Joined>();

/**
 * What nobody may write anywhere: the words of the configuration and those of the console. The same
 * list, and so the same object, until one of them is changed: each chat message asks for it.
 */
export function blockedWordsOfServer(
  { config, database }: WordServices,
  db: Connection = database.read,
): readonly string[] {
  const value = readSetting(db, name)?.value ?? "[]";
  const fixed = config.blockedWords;
  const known = joined.get(db);
  if (known?.value === value && known.fixed === fixed) return known.all;
  const words = wordsIn(value);
  const all = words.length === 0 ? fixed : [...new Set([...fixed, ...words])];
  joined.set(db, { value, fixed, all });
  return all;
}

/** Both lists, and who has changed the console's. @throws ServiceError `unverified` */
export function serverWords({ config, database }: WordServices, caller: Caller): ServerWords {
  requireStaff(caller, "moderator");
  const setting = readSetting(database.read, name);
  return {
    words: wordsIn(setting?.value ?? "[]"),
    fixed: config.blockedWords,
    revision: setting?.revision ?? 0,
    changedMs: setting?.changedMs ?? 0,
    changedBy: setting?.changedBy ?? "",
  };
}

/**
 * Sets the console's list; it holds from the next message on.
 * @throws ServiceError `unverified`; `invalidParameter` with a reason; `conflict` when it is not any
 * more what `revision` names.
 */
export async function changeServerWords(
  services: WordServices & Pick<Services, "now">,
  caller: Caller,
  wanted: readonly string[],
  revision: number,
): Promise<ServerWords> {
  const { userId } = requireStaff(caller, "moderator");
  const words = keptWords(wanted, maxServerWords);
  const value = JSON.stringify(words);
  const { database, now } = services;
  await database.write((db) => {
    const before = readSetting(db, name);
    // The same order once more, such as after an answer that was lost.
    if (before && before.revision === revision + 1 && before.value === value) return;
    const change = { name, value, changedMs: now(), changedBy: userId };
    if (writeSetting(db, { ...change, expectedRevision: revision }) !== null) return;
    const by = before?.changedBy ?? "";
    throw new ServiceError("conflict", `The list was changed meanwhile by ${by}.`, {
      data: { reason: "changedMeanwhile", by },
    });
  });
  return serverWords(services, caller);
}

/** We wrote it ourselves. */
function wordsIn(value: string): readonly string[] {
  return JSON.parse(value) as readonly string[];
}
