import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ChatHub } from "./hub";
import { Stored } from "./stored-fixture";
import { peerName, VanishedPeers } from "./vanished-peers";

/** One connection of Linux's list. */
interface Row {
  /** Address and port in hexadecimal. */
  readonly to: string;
  readonly state?: string;
  readonly queue?: number;
  readonly resent?: number;
}

/** What Linux says of connections to port 8080, as of kernel 6. */
function table(...rows: Row[]) {
  const lines = rows.map(({ to, state = "01", queue = 0, resent = 0 }, index) => {
    const word = (value: number) => value.toString(16).toUpperCase().padStart(8, "0");
    const timer = queue > 0 ? "01:000000C4" : "00:00000000";
    return `${String(index).padStart(4)}: 0100007F:1F90 ${to} ${state} ${word(queue)}:00000000 ${timer} ${word(resent)}     0        0 364${index} 2 00000000bb7d12e9 20 4 30 10 -1`;
  });
  return `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n${lines.join("\n")}\n`;
}

let text: string;
let nowMs: number;
let peers: VanishedPeers;
beforeEach(() => {
  nowMs = 5000;
  peers = new VanishedPeers(
    async () => text,
    () => nowMs,
  );
});
/** The names of those who have vanished, when this is what the system says after so long. */
async function look(afterMs: number, ...rows: Row[]) {
  nowMs += afterMs;
  text = table(...rows);
  return [...(await peers.look())];
}

describe("peers that vanished", () => {
  const silent = { to: "076433C6:C350", queue: 23 };
  const name = "198.51.100.7 50000";

  it("are those who have acknowledged nothing for a minute, however often it was sent again", async () => {
    expect(await look(0, { ...silent, resent: 3 })).toEqual([]);
    expect(await look(30_000, { ...silent, resent: 6 })).toEqual([]);
    expect(await look(29_999, { ...silent, resent: 7 })).toEqual([]);
    expect(await look(1, { ...silent, resent: 7 })).toEqual([name]);
  });

  it("are not those who answer now and then, who read slowly, or whose connection is ending", async () => {
    const slow = { to: "086433C6:C350", queue: 65_000, resent: 0 };
    const ending = { to: "096433C6:C350", queue: 1, resent: 9, state: "04" };
    expect(await look(0, { ...silent, resent: 6 }, slow, ending)).toEqual([]);
    expect(await look(45_000, { ...silent, resent: 2 }, slow, ending)).toEqual([]);
    expect(await look(45_000, { ...silent, resent: 6 }, slow, ending)).toEqual([]);
    expect(await look(10_000, { ...silent, queue: 0, resent: 0 }, slow, ending)).toEqual([]);
    expect(await look(45_000, { ...silent, resent: 8 }, slow, ending)).toEqual([]);
  });

  it("are named as sockets name them, by IPv6 and by IPv4 within it", async () => {
    const v6 = { to: "B80D0120000000000000000001000000:01BB", queue: 23, resent: 5 };
    const mapped = { to: "0000000000000000FFFF0000076433C6:C350", queue: 23, resent: 5 };
    await look(0, v6, mapped);
    expect(await look(60_000, v6, mapped)).toEqual([
      "2001:db8::1 443",
      "::ffff:198.51.100.7 50000",
    ]);
  });

  it("are none where the system has no such list", async () => {
    text = "";
    expect([...(await peers.look())]).toEqual([]);
  });

  it("are none among the connections of this system, which are read without an error", async () => {
    expect([...(await new VanishedPeers().look())]).toEqual([]);
  });
});

describe("the streams of a room", () => {
  let server: Server;
  const opened: Socket[] = [];
  afterEach(async () => {
    for (const socket of opened.splice(0)) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  it("end for those who vanished and for nobody else, and give their places back", async () => {
    const gone = new Set<string>();
    const hub = new ChatHub(new Stored(), { vanished: { look: async () => gone } });
    server = createServer((req, res) => {
      hub.handleHttp(req, res, new URL(req.url ?? "/", "http://h"));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const open = async () => {
      const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
      opened.push(socket);
      socket.write("GET /api/rooms/room_1/chat/stream HTTP/1.1\r\nhost: h\r\n\r\n");
      await new Promise((resolve) => socket.once("data", resolve));
      return socket;
    };
    const [vanished, stays] = [await open(), await open()];
    gone.add(peerName(vanished.localAddress, vanished.localPort));
    const closed = new Promise((resolve) => vanished.once("close", resolve));
    await hub.dropVanished();
    await closed;
    expect(hub.load.streams).toBe(1);
    expect(stays.closed).toBe(false);
    hub.stop();
  });
});
