import { expect, it } from "vitest";
import { ListMemory } from "@/lib/services/list-memory";
import type { ChatHistory } from "./channel";
import { rememberHistory } from "./history-memory";
import { ChatHub } from "./hub";
import { Stored } from "./stored-fixture";

it("reads once for all who join between two writes, and nothing that is out of date", async () => {
  const stored = new Stored();
  let version = 0;
  let reads = 0;
  const counted: ChatHistory = {
    exists: stored.exists,
    newestSeq: stored.newestSeq,
    recent: stored.recent,
    rules: stored.rules,
    after: (...what) => {
      reads += 1;
      return stored.after(...what);
    },
  };
  const memory = new ListMemory(
    () => version,
    () => 0,
    1000,
  );
  const hub = new ChatHub(rememberHistory(counted, memory));
  const seen: string[] = [];
  const sink = () => ({
    write: (frame: Buffer) => seen.push(...(frame.toString().match(/^id: \d+$/gm) ?? [])) >= 0,
    close: () => undefined,
  });
  for (let i = 1; i <= 3; i += 1) {
    stored.add("room_1");
    version += 1;
    hub.announce("room_1");
    await new Promise((resolve) => setImmediate(resolve));
    reads = 0;
    seen.length = 0;
    for (let n = 0; n < 100; n += 1) hub.subscribe("room_1", i - 1, sink());
    expect(seen).toEqual(Array.from({ length: 100 }, () => `id: ${i}`));
    expect(reads).toBeLessThanOrEqual(2);
  }
  hub.stop();
});
