import { expect, it } from "vitest";
import { openTestServices } from "@/lib/services/services-fixture";
import {
  chatMessagesAfter,
  insertChatMessage,
  lastChatMessages,
  pruneChatMessages,
} from "./chat-messages";

it("keeps the newest messages of all rooms together, and numbers on", async () => {
  const { database, close } = openTestServices();
  const say = (i: number) =>
    database.write((db) =>
      insertChatMessage(db, {
        ...{ id: `m${i}`, room: `room_${i % 2}`, sessionId: null, kind: "text", text: "hi" },
        ...{ userid: "alice_01", nickname: "Alice", headpic: "", sentMs: i, source: "web" },
      }),
    );
  for (let i = 1; i <= 5; i += 1) await say(i);
  const kept = () =>
    ["room_0", "room_1"]
      .flatMap((room) => chatMessagesAfter(database.read, room, 0, 10))
      .map(({ seq }) => seq)
      .sort();
  await database.write((db) => pruneChatMessages(db, 9));
  expect(kept()).toEqual([1, 2, 3, 4, 5]);
  await database.write((db) => pruneChatMessages(db, 2));
  expect(kept()).toEqual([4, 5]);
  await say(6);
  expect(kept()).toEqual([4, 5, 6]);
  close();
});

it("knows the messages of a broadcast by its id or its time, however long the room is", async () => {
  const { database, close } = openTestServices();
  const hourMs = 3_600_000;
  const startedMs = 100 * hourMs;
  const say = (id: string, sessionId: string | null, sentMs: number, room = "room_1") =>
    database.write((db) =>
      insertChatMessage(db, {
        ...{ id, room, sessionId, kind: "text", text: "hi", sentMs, source: "web" },
        ...{ userid: "alice_01", nickname: "Alice", headpic: "" },
      }),
    );
  const last = (limit: number) =>
    lastChatMessages(database.read, "room_1", { id: "now", startedMs }, limit).map(({ id }) => id);
  expect(last(9)).toEqual([]);
  await say("last week", "before", startedMs - 90 * hourMs);
  await say("yesterday", "before", startedMs - 20 * hourMs);
  await say("begun before it was reported", "now", startedMs - hourMs);
  await say("of another room", "now", startedMs, "room_2");
  await say("reported late", "another id", startedMs);
  await say("usual", "now", startedMs + 1);
  expect(last(9)).toEqual(["begun before it was reported", "reported late", "usual"]);
  expect(last(2)).toEqual(["reported late", "usual"]);
  close();
});
