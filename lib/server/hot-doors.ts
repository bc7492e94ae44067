import * as accountLogin from "@/app/api/account/login/route";
import * as accountLogout from "@/app/api/account/logout/route";
import * as accountMe from "@/app/api/account/me/route";
import * as accountRegister from "@/app/api/account/register/route";
import * as action from "@/app/api/action/route";
import * as studio from "@/app/api/studio/route";
import * as liveCallback from "@/app/callback/Live_callback.php/route";
import * as tapeCallback from "@/app/callback/tape_callback.php/route";
import * as health from "@/app/healthz/route";
import * as legacyAction from "@/app/interface.php/route";

/** A web-standard route handler, as `app/**\/route.ts` exports it. */
export type Handler = (request: Request) => Promise<Response>;
/** Handlers by HTTP method. */
export type Door = Readonly<Partial<Record<string, Handler>>>;

/**
 * The one table of doors that are answered before Next: a Next route handler costs ten to thirty
 * times a bare `node:http` request. Next mounts the same handlers under the same paths, so that
 * plain `next dev` behaves alike; this is why `lib` imports `app` here and nowhere else.
 */
export const hotDoors: ReadonlyMap<string, Door> = new Map<string, Door>([
  ["/interface.php", { GET: legacyAction.GET, POST: legacyAction.POST }],
  ["/api/action", { POST: action.POST }],
  ["/callback/tape_callback.php", { POST: tapeCallback.POST }],
  ["/callback/Live_callback.php", { POST: liveCallback.POST }],
  ["/api/account/register", { POST: accountRegister.POST }],
  ["/api/account/login", { POST: accountLogin.POST }],
  ["/api/account/logout", { POST: accountLogout.POST }],
  ["/api/account/me", { GET: accountMe.GET }],
  ["/api/studio", { GET: studio.GET, POST: studio.POST }],
  ["/healthz", { GET: health.GET }],
]);

/** `POST /` is the Action API: integrators put any URL of the host into the apps' constant. */
export const rootPostDoor: Handler = legacyAction.POST;
