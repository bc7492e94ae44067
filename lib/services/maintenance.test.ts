import { expect, it } from "vitest";
import { listCallbackEvents } from "@/db/repositories/callback-events";
import { session } from "@/db/schema/sqlite";
import { registerAccount } from "./accounts";
import { receiveCallback } from "./callbacks";
import { tidyUp } from "./maintenance";
import { isKnown, requestAddress } from "./rooms";
import { openTestServices } from "./services-fixture";
import { applyStreamEvent } from "./stream-events";

it("forgets ended web sessions and the ledger's oldest entries, and keeps the rest", async () => {
  const services = openTestServices({ CALLBACK_LEDGER_ROWS: "100", SESSION_TTL_DAYS: "1" });
  const account = { password: "Passw0rd8", nickname: "" };
  await registerAccount(services, { ...account, userId: "alice_01" }, "::1");
  services.advance(86_400_001);
  await registerAccount(services, { ...account, userId: "bob_0002" }, "::1");
  for (let i = 0; i < 120; i += 1) {
    services.advance(1);
    await receiveCallback(services, {
      source: "/callback/tape_callback.php",
      clientIp: `198.51.100.${i}`,
      bodyText: `{"stream_id":"s${i}"}`,
    });
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

it("forgets rooms that were announced and never opened, and keeps the others", async () => {
  const services = openTestServices();
  const ask = (userid: string) =>
    requestAddress(
      services,
      {
        ...{ userid, groupid: "", title: "T", nickname: "" },
        ...{ headpic: "", frontcover: "", location: "", desc: "" },
      },
      "http://h",
    );
  await ask("never_on");
  await ask("was_live");
  const push = { streamName: "1000_was_live", sequence: "1", atMs: services.now() };
  await applyStreamEvent(services, { ...push, kind: "start" });
  services.advance(9 * 86_400_000);
  await ask("just_now");
  await tidyUp(services);
  const known = ["never_on", "was_live", "just_now"].map((userid) => isKnown(services, userid));
  expect(known).toEqual([false, true, true]);
  services.close();
});
