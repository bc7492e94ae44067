import * as accountLogin from "@/app/api/account/login/route";
import * as accountLogout from "@/app/api/account/logout/route";
import * as accountMe from "@/app/api/account/me/route";
import * as accountPassword from "@/app/api/account/password/route";
import * as accountProfile from "@/app/api/account/profile/route";
import * as accountRegister from "@/app/api/account/register/route";
import * as accountSessions from "@/app/api/account/sessions/route";
import * as accountSignOutEverywhere from "@/app/api/account/sign-out-everywhere/route";
import * as action from "@/app/api/action/route";
import * as admin from "@/app/api/admin/[...path]/route";
import * as broadcast from "@/app/api/broadcasts/[id]/route";
import * as broadcastCsv from "@/app/api/broadcasts/csv/route";
import * as broadcasts from "@/app/api/broadcasts/route";
import * as chatBan from "@/app/api/chat/ban/route";
import * as guests from "@/app/api/guests/route";
import * as picturesConfirm from "@/app/api/pictures/confirm/route";
import * as pictures from "@/app/api/pictures/route";
import * as preferences from "@/app/api/preferences/route";
import * as recordingFile from "@/app/api/recordings/[fileid]/[name]/route";
import * as recordings from "@/app/api/recordings/route";
import * as reports from "@/app/api/reports/route";
import * as roomHide from "@/app/api/rooms/[userid]/chat/hide/route";
import * as roomMute from "@/app/api/rooms/[userid]/chat/mute/route";
import * as roomMuteAll from "@/app/api/rooms/[userid]/chat/mute-all/route";
import * as roomChat from "@/app/api/rooms/[userid]/chat/route";
import * as roomRules from "@/app/api/rooms/[userid]/chat/rules/route";
import * as embedSites from "@/app/api/rooms/[userid]/embed-sites/route";
import * as roomPage from "@/app/api/rooms/[userid]/route";
import * as roomViewers from "@/app/api/rooms/[userid]/viewers/route";
import * as setup from "@/app/api/setup/route";
import * as studioEnd from "@/app/api/studio/end/route";
import * as studioIngest from "@/app/api/studio/ingest/route";
import * as keyRotation from "@/app/api/studio/key/rotate/route";
import * as studioKey from "@/app/api/studio/key/route";
import * as studioLive from "@/app/api/studio/live/route";
import * as studioModerators from "@/app/api/studio/moderators/route";
import * as studioNoticesRead from "@/app/api/studio/notices/read/route";
import * as obsProfile from "@/app/api/studio/obs-profile/route";
import * as studio from "@/app/api/studio/route";
import * as studioSettings from "@/app/api/studio/settings/route";
import * as tapeChat from "@/app/api/tapes/[fileid]/chat/route";
import * as tapeCuts from "@/app/api/tapes/[fileid]/cuts/route";
import * as tapeDelete from "@/app/api/tapes/[fileid]/delete/route";
import * as tapeHide from "@/app/api/tapes/[fileid]/hide/route";
import * as tapeLike from "@/app/api/tapes/[fileid]/like/route";
import * as tapeRename from "@/app/api/tapes/[fileid]/rename/route";
import * as tapeRestore from "@/app/api/tapes/[fileid]/restore/route";
import * as tapePage from "@/app/api/tapes/[fileid]/route";
import * as tapeTrim from "@/app/api/tapes/[fileid]/trim/route";
import * as tapeUntrim from "@/app/api/tapes/[fileid]/untrim/route";
import * as tapeView from "@/app/api/tapes/[fileid]/view/route";
import * as userPage from "@/app/api/users/[userid]/route";
import * as wall from "@/app/api/wall/route";
import * as imCallback from "@/app/callback/im/route";
import * as liveCallback from "@/app/callback/Live_callback.php/route";
import * as tapeCallback from "@/app/callback/tape_callback.php/route";
import * as health from "@/app/healthz/route";
import * as legacyAccount from "@/app/interface.php/[name]/route";
import * as legacyAction from "@/app/interface.php/route";
import * as lite from "@/app/lite/[name]/route";
import * as oembed from "@/app/oembed/route";
import * as uploaded from "@/app/uploads/[...key]/route";
import * as uploads from "@/app/uploads/route";
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
  /** For files: the handler reads the body piece by piece, by its own limit. */
  readonly readsOwnBody?: true;
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
  ["/callback/im", { methods: { POST: imCallback.POST } }],
  ["/api/account/register", { methods: { POST: accountRegister.POST } }],
  ["/api/account/login", { methods: { POST: accountLogin.POST } }],
  ["/api/account/logout", { methods: { POST: accountLogout.POST } }],
  ["/api/account/me", { methods: { GET: accountMe.GET } }],
  ["/api/account/profile", { methods: { POST: accountProfile.POST } }],
  ["/api/account/password", { methods: { POST: accountPassword.POST } }],
  ["/api/account/sessions", { methods: { GET: accountSessions.GET } }],
  ["/api/account/sign-out-everywhere", { methods: { POST: accountSignOutEverywhere.POST } }],
  ["/api/setup", { methods: { POST: setup.POST } }],
  ["/api/preferences", { methods: { POST: preferences.POST } }],
  ["/api/pictures", { methods: { POST: pictures.POST } }],
  ["/api/pictures/confirm", { methods: { POST: picturesConfirm.POST } }],
  ["/uploads", { methods: { POST: uploads.POST }, readsOwnBody: true }],
  ["/api/studio/key", { methods: { POST: studioKey.POST } }],
  ["/api/studio/key/rotate", { methods: { POST: keyRotation.POST } }],
  ["/api/studio/obs-profile", { methods: { POST: obsProfile.POST } }],
  ["/api/studio", { methods: { GET: studio.GET } }],
  ["/api/studio/ingest", { methods: { GET: studioIngest.GET } }],
  ["/api/studio/notices/read", { methods: { POST: studioNoticesRead.POST } }],
  ["/api/studio/live", { methods: { POST: studioLive.POST } }],
  ["/api/studio/end", { methods: { POST: studioEnd.POST } }],
  ["/api/studio/settings", { methods: { GET: studioSettings.GET, POST: studioSettings.POST } }],
  ["/api/studio/moderators", { methods: { POST: studioModerators.POST } }],
  ["/api/broadcasts", { methods: { GET: broadcasts.GET } }],
  ["/api/broadcasts/csv", { methods: { GET: broadcastCsv.GET } }],
  ["/api/guests", { methods: { POST: guests.POST } }],
  ["/api/chat/ban", { methods: { POST: chatBan.POST } }],
  ["/api/reports", { methods: { POST: reports.POST } }],
  ["/api/recordings", { methods: { GET: recordings.GET } }],
  ["/api/wall", { methods: { GET: wall.GET } }],
  ["/oembed", { methods: { GET: oembed.GET } }],
  ["/healthz", { methods: { GET: health.GET } }],
]);

/** Doors to everything below a path. */
const doorsBelow: readonly (readonly [string, Door])[] = [
  ["/lite/", accountDoor],
  ["/interface.php/", { ...accountDoor, methods: { POST: legacyAccount.POST } }],
  ["/weapp/", roomDoor],
  ["/api/recordings/", { methods: { GET: recordingFile.GET } }],
  ["/uploads/", { methods: { GET: uploaded.GET } }],
  ["/api/admin/", { methods: { GET: admin.GET, POST: admin.POST } }],
];

/** Doors of one broadcaster's room, by what follows his userid in `/api/rooms/USERID`. */
const roomDoors: ReadonlyMap<string, Door> = new Map<string, Door>([
  ["", { methods: { GET: roomPage.GET } }],
  ["embed-sites", { methods: { GET: embedSites.GET, POST: embedSites.POST } }],
  ["viewers", { methods: { GET: roomViewers.GET } }],
  ["chat", { methods: { GET: roomChat.GET, POST: roomChat.POST } }],
  ["chat/hide", { methods: { POST: roomHide.POST } }],
  ["chat/rules", { methods: { POST: roomRules.POST } }],
  ["chat/mute", { methods: { GET: roomMute.GET, POST: roomMute.POST } }],
  ["chat/mute-all", { methods: { POST: roomMuteAll.POST } }],
]);
/** Doors of one recording, by what follows its id in `/api/tapes/FILEID`. */
const tapeDoors: ReadonlyMap<string, Door> = new Map<string, Door>([
  ["", { methods: { GET: tapePage.GET } }],
  ["chat", { methods: { GET: tapeChat.GET } }],
  ["like", { methods: { POST: tapeLike.POST } }],
  ["view", { methods: { POST: tapeView.POST } }],
  ["cuts", { methods: { GET: tapeCuts.GET } }],
  ["rename", { methods: { POST: tapeRename.POST } }],
  ["hide", { methods: { POST: tapeHide.POST } }],
  ["delete", { methods: { POST: tapeDelete.POST } }],
  ["restore", { methods: { POST: tapeRestore.POST } }],
  ["trim", { methods: { POST: tapeTrim.POST } }],
  ["untrim", { methods: { POST: tapeUntrim.POST } }],
]);
/** Somebody's own page, `/api/users/USERID`. */
const userDoors: ReadonlyMap<string, Door> = new Map([["", { methods: { GET: userPage.GET } }]]);
/** One of the caller's own broadcasts, `/api/broadcasts/ID`. */
const broadcastDoors: ReadonlyMap<string, Door> = new Map([
  ["", { methods: { GET: broadcast.GET } }],
]);
/** What has doors of its own, each by its id. */
const doorsOfOne = {
  broadcasts: broadcastDoors,
  rooms: roomDoors,
  tapes: tapeDoors,
  users: userDoors,
} as const;
const pathOfOne = /^\/api\/(broadcasts|rooms|tapes|users)\/[^/]+(?:\/(.+))?$/;

/**
 * Doors that share their path with a page and answer POST alone: the account API at the root, and
 * `POST /`, because integrators put any URL of the host into the apps' constant.
 */
const rootDoors: ReadonlyMap<string, Door> = new Map<string, Door>([
  ["/", { methods: { POST: legacyAction.POST }, refuse: refuseLongBody }],
  ...accountCalls.map(({ name }) => [`/${name}`, accountDoor] as const),
]);

function doorOfOne(path: string): Door | undefined {
  const [, kind, rest = ""] = pathOfOne.exec(path) ?? [];
  return kind === undefined ? undefined : doorsOfOne[kind as keyof typeof doorsOfOne].get(rest);
}

/** The door that answers, or undefined when the path is Next's. */
export function findDoor(method: string, path: string): Door | undefined {
  const door =
    hotDoors.get(path) ??
    doorsBelow.find(([prefix]) => path.startsWith(prefix))?.[1] ??
    doorOfOne(path);
  return door ?? (method === "POST" ? rootDoors.get(path) : undefined);
}
