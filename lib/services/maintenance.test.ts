import { expect, it } from "vitest";
import { listCallbackEvents } from "@/db/repositories/callback-events";
import { session } from "@/db/schema/sqlite";
import { registerAccount } from "./accounts";
import { receiveCallback } from "./callbacks";
import { tidyUp } from "./maintenance";
import { openTestServices } from "./services-fixture";

it("forgets ended web sessions and the ledger's oldest entries, and keeps the rest", async () => {
  const services = openTestServices({ CALLBACK_LEDGER_ROWS: "100", SESSION_TTL_DAYS: "1" });
  const account = { password: "Passw0rd8", nickname: "" };
  await registerAccount(services, { ...account, userId: "alice_01" }, "::1");
  services.advance(86_400_001);
  await registerAccount(services, { ...account, userId: "bob_0002" }, "::1");
  for (let i = 0; i < 120; i += 1) {
    services.advance(1);
    await receiveCallback(services, "/callback/tape_callback.php", `{"stream_id":"s${i}"}`);
  }
  await tidyUp(services);
  const left = listCallbackEvents(services.database.read, 1000);
  expect(left).toHaveLength(100);
  expect(left.at(-1)?.streamName).toBe("s20");
  const sessions = services.database.read.select().from(session).all();
  expect(sessions.map(({ userid }) => userid)).toEqual(["bob_0002"]);
  await tidyUp(services);
  expect(listCallbackEvents(services.database.read, 1000)).toHaveLength(100);
  services.close();
});
