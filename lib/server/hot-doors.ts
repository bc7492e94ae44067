import * as accountLogin from "@/app/api/account/login/route";
import * as accountLogout from "@/app/api/account/logout/route";
import * as accountMe from "@/app/api/account/me/route";
import * as accountRegister from "@/app/api/account/register/route";
import * as action from "@/app/api/action/route";
import * as studio from "@/app/api/studio/route";
import * as liveCallback from "@/app/callback/Live_callback.php/route";
import * as tapeCallback from "@/app/callback/tape_callback.php/route";
import * as health from "@/app/healthz/route";
import * as legacyAccount from "@/app/interface.php/[name]/route";
import * as legacyAction from "@/app/interface.php/route";
import * as lite from "@/app/lite/[name]/route";
import * as weapp from "@/app/weapp/[group]/[name]/route";
import { accountCalls } from "@/lib/protocol/account/account-table";
import { refuseLongAccountBody } from "@/lib/protocol/account/answer-account-call";
import { refuseLongBody } from "@/lib/protocol/dispatch";
import { refuseLongRoomBody } from "@/lib/protocol/room/answer-room-call";

/** A web-standard route handler, as `app/**\/route.ts` exports it. */
export type Handler = (request: Request) => Promise<Response>;

/** Handlers by HTTP method. */
export interface Door {
  readonly methods: Readonly<Partial<Record<string, Handler>>>;
  /** Answers a body that is too long in the door's own protocol, where clients read nothing else. */
  readonly refuse?: (message: string) => Response;
}

const actionDoor: Door = {
  methods: { GET: legacyAction.GET, POST: legacyAction.POST },
  refuse: refuseLongBody,
};
const accountDoor: Door = { methods: { POST: lite.POST }, refuse: refuseLongAccountBody };
const roomDoor: Door = {
  methods: { GET: weapp.GET, POST: weapp.POST, OPTIONS: weapp.OPTIONS },
  refuse: refuseLongRoomBody,
};

/**
 * The one table of doors that are answered before Next: a Next route handler costs ten to thirty
 * times a bare `node:http` request. Next mounts the same handlers under the same paths, so that
 * plain `next dev` behaves alike; this is why `lib` imports `app` here and nowhere else.
 */
export const hotDoors: ReadonlyMap<string, Door> = new Map<string, Door>([
  ["/interface.php", actionDoor],
  ["/api/action", { methods: { POST: action.POST }, refuse: refuseLongBody }],
  ["/callback/tape_callback.php", { methods: { POST: tapeCallback.POST } }],
  ["/callback/Live_callback.php", { methods: { POST: liveCallback.POST } }],
  ["/api/account/register", { methods: { POST: accountRegister.POST } }],
  ["/api/account/login", { methods: { POST: accountLogin.POST } }],
  ["/api/account/logout", { methods: { POST: accountLogout.POST } }],
  ["/api/account/me", { methods: { GET: accountMe.GET } }],
  ["/api/studio", { methods: { GET: studio.GET, POST: studio.POST } }],
  ["/healthz", { methods: { GET: health.GET } }],
]);

/** Doors to everything below a path. */
const doorsBelow: readonly (readonly [string, Door])[] = [
  ["/lite/", accountDoor],
  ["/interface.php/", { ...accountDoor, methods: { POST: legacyAccount.POST } }],
  ["/weapp/", roomDoor],
];

/**
 * Doors that share their path with a page and answer POST alone: the account API at the root, and
 * `POST /`, because integrators put any URL of the host into the apps' constant.
 */
const rootDoors: ReadonlyMap<string, Door> = new Map<string, Door>([
  ["/", { methods: { POST: legacyAction.POST }, refuse: refuseLongBody }],
  ...accountCalls.map(({ name }) => [`/${name}`, accountDoor] as const),
]);

/** The door that answers, or undefined when the path is Next's. */
export function findDoor(method: string, path: string): Door | undefined {
  const door = hotDoors.get(path) ?? doorsBelow.find(([prefix]) => path.startsWith(prefix))?.[1];
  return door ?? (method === "POST" ? rootDoors.get(path) : undefined);
}
