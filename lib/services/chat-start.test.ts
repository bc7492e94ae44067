import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertWebSession } from "@/db/repositories/accounts";
import { findLive, setWebViewers } from "@/db/repositories/live";
import { newToken, sessionCookieName, tokenHashOf } from "@/lib/auth/web-session";
import { EmbeddedIm } from "@/lib/providers/embedded/im";
import { clientIpHeader } from "@/lib/server/client-address";
import { registerAccount, signOut } from "./accounts";
import { addUser, eventually } from "./chat-fixture";
import { chooseNickname } from "./chat-guests";
import { type StartedChat, startChat } from "./chat-start";
import { announceLive, beginPush } from "./live-fixture";
import { lingerMs } from "./presence";
import { openTestServices, type TestServices } from "./services-fixture";

const room = "alice_01";
const path = `/api/rooms/${room}/chat/stream`;

let services: TestServices;
let chat: StartedChat;
let server: Server;
const opened: Socket[] = [];
beforeEach(async () => {
  services = openTestServices({ REGISTRATIONS_PER_HOUR: "1000" });
  await announceLive(services, room);
  await beginPush(services, room);
  // What a process leaves behind that did not end in order.
  await services.database.write((db) => setWebViewers(db, room, 17));
  chat = startChat({ ...services, im: new EmbeddedIm() }, { leftOverIntervalMs: 50 });
  server = createServer((req, res) => {
    if (!chat.chat.handleHttp(req, res, new URL(req.url ?? "/", "http://h"))) res.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.destroy();
  await chat.stop();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  services.close();
});

/** One tab of a browser; what it reads, and how it ends. */
function openTab(viewer: string, headers: Record<string, string> = {}, more = "") {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  opened.push(socket);
  const tab = { text: "", close: () => socket.destroy(), say: "" };
  socket.on("data", (bytes) => {
    tab.text += bytes.toString();
  });
  socket.on("error", () => undefined);
  const all = Object.entries({ host: "h", [clientIpHeader]: "203.0.113.7", ...headers });
  const lines = all.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.write(`GET ${path}?viewer=${viewer}${more} HTTP/1.1\r\n${lines}\r\n`);
  return tab;
}
const cookieOf = async (userId: string) => {
  const account = { userId, password: "Passw0rd8", nickname: userId };
  const { token } = await registerAccount(services, account, "203.0.113.7");
  return { cookie: `mlvb_session=${token}` };
};
/** The broadcaster signs in. */
async function hostToken() {
  const token = newToken();
  await addUser(services, room);
  const createdMs = services.now();
  await services.database.write((db) =>
    insertWebSession(db, {
      ...{ tokenHash: tokenHashOf(token), userid: room, sealedToken: "", refreshHash: "" },
      ...{ createdMs, expiresMs: createdMs + 3_600_000 },
    }),
  );
  return token;
}
const stored = () => findLive(services.database.read, room)?.webViewerCount;
/** The count is written once a second of the services' clock. */
const settles = (count: number) =>
  eventually(() => {
    services.advance(50);
    return stored() === count;
  }, `${count} viewers`);
const readers = (count: number) =>
  eventually(() => chat.chat.readers(room) === count, `${count} readers`);

/** The rules that somebody hears who opens the room now. */
async function rulesHeard() {
  const tab = openTab("browser-r");
  const state = () => /^data: (\{"kind":"state".*\})$/m.exec(tab.text)?.[1];
  await eventually(() => state() !== undefined, "the rules");
  tab.close();
  const { version, guestsMayWrite } = JSON.parse(state() ?? "");
  return { version: Number(version), guestsMayWrite };
}
async function restart(chatGuests: boolean) {
  await chat.stop();
  const config = { ...services.config, chatGuests };
  chat = startChat({ ...services, config, im: new EmbeddedIm() });
  // What a start writes is durable before the server listens.
  await services.database.write(() => undefined);
}

describe("the rules after a restart", () => {
  it("are newer than those that open pages know when the server takes guests no more, or again", async () => {
    const first = await rulesHeard();
    await restart(true);
    expect(await rulesHeard()).toEqual(first);
    await restart(false);
    // A clock that was set back changes nothing.
    services.advance(-3_600_000);
    const closed = await rulesHeard();
    expect(closed.guestsMayWrite).toBe(false);
    expect(closed.version).toBeGreaterThan(first.version);
    await restart(false);
    expect(await rulesHeard()).toEqual(closed);
    await restart(true);
    const open = await rulesHeard();
    expect(open.guestsMayWrite).toBe(true);
    expect(open.version).toBeGreaterThan(closed.version);
  });
});

describe("the studio of a broadcaster", () => {
  it("reads the room, and is neither counted nor told of as somebody who came in", async () => {
    const host = { cookie: `${sessionCookieName}=${await hostToken()}` };
    const bob = await cookieOf("bob_02");
    const watching = openTab("browser-1");
    await settles(1);
    openTab("browser-2", host, "&studio=1");
    // Nobody else hides by asking in the same words.
    openTab("browser-3", bob, "&studio=1");
    openTab("browser-4", {}, "&studio=1");
    await settles(3);
    expect(chat.chat.readers(room)).toBe(4);
    await eventually(() => watching.text.includes('"entered"'), "bob came in");
    expect(watching.text).not.toContain(`"userId":"${room}"`);
  });

  it("is left with its session", async () => {
    const token = await hostToken();
    openTab("browser-1", { cookie: `${sessionCookieName}=${token}` }, "&studio=1");
    await readers(1);
    await signOut(services, token);
    await readers(0);
  });
});

describe("viewers in browsers", () => {
  it("are none at the start of the server", async () => {
    await settles(0);
  });

  it("are counted by their open streams: tabs of a browser and of an account once", async () => {
    const bob = await cookieOf("bob_02");
    openTab("browser-1");
    openTab("browser-1");
    openTab("browser-2", bob);
    const last = openTab("browser-3", bob);
    await settles(2);
    expect(chat.chat.readers(room)).toBe(4);
    const fourth = openTab("browser-4");
    await settles(3);
    fourth.close();
    last.close();
    await readers(3);
    services.advance(lingerMs);
    await settles(2);
  });

  it("are told of when they come with a name, and not when they come back", async () => {
    const watching = openTab("browser-0");
    await readers(1);
    const bob = await cookieOf("bob_02");
    const first = openTab("browser-1", bob);
    openTab("browser-2");
    await eventually(() => watching.text.includes('"kind":"entered"'), "the notice");
    const notice =
      '{"kind":"entered","people":[{"userId":"bob_02","nickname":"bob_02"}],"count":1}';
    expect(watching.text).toContain(notice);
    first.close();
    await readers(2);
    openTab("browser-1", bob);
    await readers(3);
    // After a restart the browser says what it has seen last.
    const carol = await cookieOf("carol_03");
    openTab("browser-8", { ...carol, "last-event-id": "0" });
    openTab("browser-9&again=1", await cookieOf("erin_05"));
    const dave = await cookieOf("dave_04");
    openTab("browser-5", dave);
    await eventually(() => watching.text.includes("dave_04"), "the next notice");
    expect(watching.text.match(/"kind":"entered"/g)).toHaveLength(2);
    expect(watching.text).not.toMatch(/carol_03|erin_05/);
  });

  it("are told of under the nickname of a guest, whom his cookie proves", async () => {
    const watching = openTab("browser-0");
    await readers(1);
    const chosen = await chooseNickname(
      services,
      { actor: { kind: "anonymous" }, clientIp: "203.0.113.8" },
      undefined,
      "Ann",
    );
    openTab("browser-1", { cookie: `mlvb_guest=${chosen.token}` });
    openTab("browser-2", { cookie: "mlvb_guest=forged" });
    await eventually(() => watching.text.includes('"kind":"entered"'), "the notice");
    expect(watching.text).toContain('"nickname":"Ann"');
    expect(services.presence.named(room)).toMatchObject([{ person: { role: "guest" } }]);
  });

  it("read on as visitors when their session has ended, and nobody else is disturbed", async () => {
    const [bob, carol] = [await cookieOf("bob_02"), await cookieOf("carol_03")];
    openTab("browser-1", bob);
    openTab("browser-2", bob);
    openTab("browser-3", carol);
    openTab("browser-4");
    await readers(4);
    expect(services.presence.named(room)).toHaveLength(2);
    await signOut(services, bob.cookie.slice("mlvb_session=".length));
    await readers(2);
    openTab("browser-1", bob);
    await readers(3);
    services.advance(lingerMs);
    services.presence.sweep();
    const names = services.presence.named(room).map(({ person }) => person.userId);
    expect(names).toEqual(["carol_03"]);
    await settles(3);
  });

  it("hear how many they are when they come", async () => {
    openTab("browser-1");
    await settles(1);
    const later = openTab("browser-2");
    await eventually(() => later.text.includes('"kind":"audience"'), "the figures");
  });

  it("leave nothing behind, however they end, some hundred times", async () => {
    const cookies = await Promise.all(["bob_02", "carol_03"].map(cookieOf));
    for (let round = 0; round < 20; round += 1) {
      const tabs = Array.from({ length: 20 }, (_, n) => {
        const headers = { ...cookies[n % 5], [clientIpHeader]: `203.0.113.${n % 7}` };
        return openTab(`browser-${round}-${n % 8}`, headers);
      });
      // Some before they have read anything.
      if (round % 2 === 0) {
        await eventually(() => tabs.every(({ text }) => text.includes("state")), "all streams");
      }
      for (const tab of tabs) tab.close();
    }
    await eventually(() => chat.chat.load.streams === 0, "the end of every stream");
    await settles(stored() ?? 0);
    services.advance(lingerMs);
    await settles(0);
    await eventually(() => services.presence.load.rooms === 0, "the end of every visit");
    expect(chat.chat.load).toEqual({ rooms: 0, streams: 0, networks: 0 });
    expect(services.presence.load).toEqual({ rooms: 0, browsers: 0, lingering: 0 });
  });
});
