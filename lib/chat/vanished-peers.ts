import { readFile } from "node:fs/promises";
import { SocketAddress } from "node:net";

/**
 * Linux's lists of TCP connections (proc_pid_net(5)). Elsewhere there are none, and a peer that
 * vanished is known when TCP gives it up, after a quarter of an hour.
 */
const tables = ["/proc/net/tcp", "/proc/net/tcp6"];
/** Who acknowledges nothing for so long has vanished; a phone that changes networks does so. */
const vanishedAfterMs = 60_000;

/**
 * An established connection that has something in its queue: where to, in hexadecimal, and how
 * often the oldest of it was sent again without an answer.
 */
const waiting =
  /^ *\d+: [0-9A-F]+:[0-9A-F]+ ([0-9A-F]+):([0-9A-F]+) 01 (?!00000000)[0-9A-F]+:[0-9A-F]+ [0-9A-F]+:[0-9A-F]+ ([0-9A-F]+) /gm;

/** A connection whose peer has been silent for some looks. */
interface Suspect {
  readonly sinceMs: number;
  readonly resent: number;
}

/**
 * Finds the peers that are gone without a word: a phone that lost its network says no goodbye, and
 * what is written to it waits in the kernel, where Node does not see it. TCP's own keepalive does
 * not help, as it is for connections on which nothing is under way. One look reads the kernel's list
 * of all connections, apart from the event loop, and remembers only those that do not answer.
 */
export class VanishedPeers {
  private suspects = new Map<string, Suspect>();

  constructor(
    private readonly readTables: () => Promise<string> = readKernelTables,
    /** Milliseconds of any clock that is never set back. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * Looks once, not twice at a time; the names, as `peerName` makes them, of the peers that have
   * vanished by now. None where the system tells nothing.
   */
  async look(): Promise<ReadonlySet<string>> {
    const text = await this.readTables();
    const vanished = new Set<string>();
    const suspects = new Map<string, Suspect>();
    for (const [, address = "", port = "", resentHex = ""] of text.matchAll(waiting)) {
      const resent = Number.parseInt(resentHex, 16);
      if (resent === 0) continue;
      const name = peerName(addressOf(address), Number.parseInt(port, 16));
      const before = this.suspects.get(name);
      // After any answer the count begins anew.
      const sinceMs = before && before.resent <= resent ? before.sinceMs : this.now();
      suspects.set(name, { sinceMs, resent });
      if (this.now() - sinceMs >= vanishedAfterMs) vanished.add(name);
    }
    this.suspects = suspects;
    return vanished;
  }
}

/** One end of a connection, as `net.Socket` names it with `remoteAddress` and `remotePort`. */
export function peerName(address: string | undefined, port: number | undefined): string {
  return `${address} ${port}`;
}

/** An address in the kernel's form: words of 32 bits in the byte order of the machine. */
function addressOf(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => {
    const inOrder = Buffer.from(word, "hex");
    return [...(isLittleEndian ? inOrder.reverse() : inOrder)];
  });
  if (bytes.length === 4) return bytes.join(".");
  const groups = bytes.flatMap((byte, index) =>
    index % 2 === 0 ? [((byte << 8) | (bytes[index + 1] ?? 0)).toString(16)] : [],
  );
  return new SocketAddress({ address: groups.join(":"), family: "ipv6" }).address;
}

const isLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

async function readKernelTables(): Promise<string> {
  const texts = await Promise.all(tables.map((file) => readFile(file, "latin1").catch(nothing)));
  return texts.join("");
}

/** What a system without such a list, or without IPv6, has in it. */
function nothing(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "";
  throw error;
}
