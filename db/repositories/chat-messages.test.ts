import { expect, it } from "vitest";
import { openTestServices } from "@/lib/services/services-fixture";
import { chatMessagesAfter, insertChatMessage, pruneChatMessages } from "./chat-messages";

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
