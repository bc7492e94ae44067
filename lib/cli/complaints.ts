import { listReports } from "@/db/repositories/reports";
import { deleteUgcVideo } from "@/db/repositories/ugc-videos";
import { type Config, ConfigError } from "@/lib/config";
import { withDatabase } from "./open-database";

const defaultCount = 20;

/** The newest complaints, one JSON object per line; a sentence when there are none. */
export function reportLines(config: Config, count = ""): Promise<string> {
  const limit = /^[1-9]\d{0,5}$/.test(count) ? Number(count) : defaultCount;
  return withDatabase(config, (database) => {
    const lines = listReports(database.read, limit).map(
      ({ createdMs, reporter, reported, status }) =>
        JSON.stringify({ at: new Date(createdMs).toISOString(), reporter, reported, status }),
    );
    return lines.length > 0 ? lines.join("\n") : "Nobody has complained.";
  });
}

/** Takes a short video off the list. @throws ConfigError when there is none with this id. */
export function removeVideo(config: Config, fileId = ""): Promise<string> {
  return withDatabase(config, async (database) => {
    const found = await database.write((db) => deleteUgcVideo(db, fileId));
    if (!found) throw new ConfigError(`There is no short video ${fileId}.`);
    return `The short video ${fileId} is off the list.`;
  });
}
