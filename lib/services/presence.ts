import { networkOf } from "@/lib/auth/network-of";
import type { OpenVisit, Visit } from "@/lib/chat/visit";
import type { ChatPerson, ChatRole } from "@/lib/shared/chat";

/** Somebody who watches under a name: an account, or a guest with a nickname. */
export interface PresentPerson extends ChatPerson {
  readonly role: ChatRole;
}

/** Somebody who watches in a browser. */
export interface WebViewer {
  /** Null: nobody knows his name. */
  readonly person: PresentPerson | null;
  /** Unix ms. */
  readonly enteredMs: number;
}

/** Who reconnects within this time has not left; browsers try again after at most 15 s. */
export const lingerMs = 10_000;
/** Browsers that are gone and still count; past it those that went first have left. */
const maxLingering = 20_000;
/** Arrivals that nobody has asked for yet; more are not told, and counted when they come back. */
const maxArrivals = 50_000;

/** Somebody has come to a room. */
export interface Arrival {
  readonly room: string;
  /** Tells him from others; empty: he was there, in another browser. */
  readonly viewer: string;
  /** As whom this browser may have counted before he signed in there; empty: as nobody else. */
  readonly instead: string;
}

/** What tells a viewer with a name from others, on a phone as in a browser. */
export function viewerKeyOf(userId: string): string {
  return `user ${userId}`;
}

interface Viewer extends WebViewer {
  readonly key: string;
  /** As whom the broadcast counts him: a guest is the browser that had no name a moment ago. */
  readonly countedAs: string;
  person: PresentPerson | null;
  readonly network: string;
  /** An account may be signed in in several. */
  browsers: number;
}

interface Browser {
  readonly id: string;
  readonly room: string;
  viewer: Viewer;
  tabs: number;
  /** When the last tab went; meaningless while there are any. */
  goneMs: number;
}

interface Room {
  readonly browsers: Map<string, Browser>;
  /** By entering time. */
  readonly viewers: Map<string, Viewer>;
  readonly byNetwork: Map<string, number>;
  counted: number;
}

/** A stream that was opened: what ends it, and whether somebody came with it who was not there. */
export interface Entrance extends OpenVisit {
  readonly isNew: boolean;
}

/**
 * Who watches in a browser, as the open streams tell. A browser is its random id and has the name
 * of its last sign-in; a viewer is an account, or a browser without a name, so that any number of
 * tabs and of browsers of one account are one viewer. Behind one network address at most
 * `viewersPerAddress` of a room count (0: any number).
 */
export class Presence {
  private readonly rooms = new Map<string, Room>();
  /** By the time of their going. */
  private readonly lingering = new Set<Browser>();
  private arrivals: Arrival[] = [];

  constructor(
    private readonly viewersPerAddress: number,
    private readonly now: () => number,
  ) {}

  /** How much is kept; all 0 some time after everybody has gone. */
  get load(): { readonly rooms: number; readonly browsers: number; readonly lingering: number } {
    let browsers = 0;
    for (const room of this.rooms.values()) browsers += room.browsers.size;
    return { rooms: this.rooms.size, browsers, lingering: this.lingering.size };
  }

  /** Rooms that somebody watches or has just left. */
  watched(): Iterable<string> {
    return this.rooms.keys();
  }

  /** Somebody opens a stream; `person` is whom its cookie proves. */
  enter({ room: userid, viewer, clientIp }: Visit, person: PresentPerson | null): Entrance {
    const network = networkOf(clientIp);
    const room = this.rooms.get(userid) ?? emptyRoom();
    this.rooms.set(userid, room);
    const id = viewer || (person ? `by ${person.userId}` : `at ${network}`);
    const key = person ? viewerKeyOf(person.userId) : `browser ${id}`;
    const known = room.browsers.get(id);
    if (known?.viewer.key === key) {
      this.lingering.delete(known);
      known.tabs += 1;
      // He may have taken another nickname.
      known.viewer.person = person;
      return new Tab(this, known, false);
    }
    const isGuest = person?.role === "guest" && viewer !== "";
    const countedAs = isGuest ? `browser ${id}` : key;
    const instead = person && viewer && !isGuest ? `browser ${id}` : "";
    const newcomer = { key, countedAs, instead, person, network };
    const { found, isNew } = this.viewerOf(userid, room, newcomer);
    found.browsers += 1;
    const browser = known ?? { id, room: userid, viewer: found, tabs: 0, goneMs: 0 };
    room.browsers.set(id, browser);
    if (known) {
      this.lingering.delete(known);
      release(room, known.viewer, this.viewersPerAddress);
      known.viewer = found;
    }
    browser.tabs += 1;
    return new Tab(this, browser, isNew);
  }

  /** One tab of a browser is closed, or its connection broke. */
  close(browser: Browser): void {
    browser.tabs -= 1;
    if (browser.tabs > 0) return;
    browser.goneMs = this.now();
    this.lingering.add(browser);
    if (this.lingering.size <= maxLingering) return;
    const [first] = this.lingering;
    if (first) this.leave(first);
  }

  /** Takes out who has been gone for long enough. */
  sweep(): void {
    const beforeMs = this.now() - lingerMs;
    for (const browser of this.lingering) {
      if (browser.goneMs > beforeMs) return;
      this.leave(browser);
    }
  }

  /** How many watch a room in browsers. */
  count(room: string): number {
    return this.rooms.get(room)?.counted ?? 0;
  }

  /** Whether somebody of this name is there. */
  isIn(room: string, userId: string): boolean {
    return this.rooms.get(room)?.viewers.has(viewerKeyOf(userId)) ?? false;
  }

  /** Those with a name, by the time of their entering. */
  named(room: string): (WebViewer & { readonly person: PresentPerson })[] {
    const named = [];
    for (const { person, enteredMs } of this.rooms.get(room)?.viewers.values() ?? []) {
      if (person) named.push({ person, enteredMs });
    }
    return named;
  }

  /** Who came since this was asked last; of those beyond an address's number nobody. */
  takeArrivals(): readonly Arrival[] {
    const { arrivals } = this;
    this.arrivals = [];
    return arrivals;
  }

  /** What tells those in a room from others; as many as count, by the time of their entering. */
  viewersIn(room: string): string[] {
    const { viewers, counted = 0 } = this.rooms.get(room) ?? {};
    return [...(viewers?.values() ?? [])].slice(0, counted).map(({ countedAs }) => countedAs);
  }

  private viewerOf(
    userid: string,
    room: Room,
    newcomer: Pick<Viewer, "key" | "countedAs" | "person" | "network"> & Pick<Arrival, "instead">,
  ) {
    const { instead, ...who } = newcomer;
    const { key, countedAs, person, network } = who;
    const known = room.viewers.get(key);
    if (known) {
      known.person = person;
      if (instead) this.noteArrival({ room: userid, viewer: "", instead });
      return { found: known, isNew: false };
    }
    const found: Viewer = { ...who, enteredMs: this.now(), browsers: 0 };
    room.viewers.set(key, found);
    const there = (room.byNetwork.get(network) ?? 0) + 1;
    room.byNetwork.set(network, there);
    if (counts(there, this.viewersPerAddress)) {
      room.counted += 1;
      this.noteArrival({ room: userid, viewer: countedAs, instead });
    }
    return { found, isNew: true };
  }

  private noteArrival(arrival: Arrival): void {
    if (this.arrivals.length < maxArrivals) this.arrivals.push(arrival);
  }

  private leave(browser: Browser): void {
    this.lingering.delete(browser);
    const room = this.rooms.get(browser.room);
    if (!room) return;
    room.browsers.delete(browser.id);
    release(room, browser.viewer, this.viewersPerAddress);
    if (room.browsers.size === 0) this.rooms.delete(browser.room);
  }
}

/** One open stream of a browser. */
class Tab implements Entrance {
  constructor(
    private readonly presence: Presence,
    private readonly browser: Browser,
    readonly isNew: boolean,
  ) {}

  end(): void {
    this.presence.close(this.browser);
  }
}

function emptyRoom(): Room {
  return { browsers: new Map(), viewers: new Map(), byNetwork: new Map(), counted: 0 };
}

/** Whether the so-manieth viewer of an address is one too many. */
function counts(there: number, limit: number): boolean {
  return limit === 0 || there <= limit;
}

/** One browser of a viewer has gone, or is somebody else's now. */
function release(room: Room, viewer: Viewer, limit: number): void {
  viewer.browsers -= 1;
  if (viewer.browsers > 0) return;
  room.viewers.delete(viewer.key);
  const there = room.byNetwork.get(viewer.network) ?? 1;
  if (counts(there, limit)) room.counted -= 1;
  if (there > 1) room.byNetwork.set(viewer.network, there - 1);
  else room.byNetwork.delete(viewer.network);
}
