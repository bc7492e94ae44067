import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Database } from "@/db/database";
import { insertCallbackEvent } from "@/db/repositories/callback-events";
import { median } from "./rounds";

const concurrency = 64;
const writesPerRound = 4000;
const rounds = 5;

/** Durable writes per second: all of one event-loop turn in one commit, against one commit each. */
export async function benchCommit(): Promise<void> {
  const dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-commit-"));
  const open = (name: string) => {
    const database = Database.open(path.join(dir, name));
    database.migrate();
    return database;
  };
  const grouped = open("grouped.db");
  const single = open("single.db");
  let serial = 0;
  const write = (database: Database) =>
    database.write((db) =>
      insertCallbackEvent(db, {
        id: `event-${serial++}`,
        receivedMs: serial,
        source: "/callback/tape_callback.php",
        eventType: 100,
        streamName: "1000_alice_01",
        verification: "ok",
        effect: "applied",
        dedupeKey: "",
        body: "x".repeat(400),
      }),
    );
  // The baseline waits for each commit before the next write begins, as a plain handler would.
  let tail: Promise<void> = Promise.resolve();
  const writeAlone = () => {
    const mine = tail.then(() => write(single));
    tail = mine;
    return mine;
  };
  try {
    const rates = { single: [] as number[], grouped: [] as number[] };
    for (let round = -1; round < rounds; round += 1) {
      const alone = await ratePerSecond(writeAlone);
      const together = await ratePerSecond(() => write(grouped));
      if (round < 0) continue;
      rates.single.push(alone);
      rates.grouped.push(together);
    }
    const ratios = rates.grouped.map((rate, i) => rate / (rates.single[i] ?? rate));
    console.log(`${concurrency} writers, synchronous=FULL, median of ${rounds} rounds`);
    console.log(`one commit each     ${median(rates.single).toFixed(0)} writes/s   baseline`);
    console.log(
      `group commit        ${median(rates.grouped).toFixed(0)} writes/s   ratio ${median(ratios).toFixed(2)}`,
    );
  } finally {
    grouped.close();
    single.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function ratePerSecond(write: () => Promise<void>): Promise<number> {
  let left = writesPerRound;
  const startedAt = performance.now();
  const writer = async () => {
    while (left > 0) {
      left -= 1;
      await write();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, writer));
  return (writesPerRound / (performance.now() - startedAt)) * 1000;
}
