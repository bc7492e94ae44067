import { z } from "zod";
import { bearerToken, sessionCookieName } from "@/lib/auth/web-session";
import { ServiceError } from "@/lib/errors";
import { originOf } from "@/lib/server/client-address";
import { changeProfile } from "@/lib/services/account-profile";
import {
  accountSessionsOf,
  changePassword,
  type SessionHolder,
  signOutEverywhereElse,
} from "@/lib/services/account-sessions";
import type { AccountServices } from "@/lib/services/accounts";
import { requireMeant, requireUser } from "@/lib/services/acting";
import type { Services } from "@/lib/services/services";
import type { UploadServices } from "@/lib/services/uploads";
import { nothing, optionalText, pictureUrl, shortText } from "./fields";
import { answerJson } from "./json-answer";
import { callerOf, changingCaller, cookieOf } from "./web-caller";

/** Whom the page was made for; empty for nobody in particular. */
const meant = { userId: optionalText };
const profileChange = z.object({
  ...meant,
  nickname: shortText.optional(),
  sex: z.literal([-1, 0, 1]).optional(),
  avatarUrl: pictureUrl.optional(),
  coverUrl: pictureUrl.optional(),
});
/** Longer than any password; what is too long is a wrong one. */
const passwordText = z.string().max(1024);
const passwordChange = z.object({ ...meant, oldPassword: passwordText, newPassword: passwordText });

/** Changes the caller's own profile, as far as it is given: `data.profile`. */
export function answerProfileChange(services: UploadServices, request: Request): Promise<Response> {
  return answerJson(services, request, profileChange, async ({ userId: page, ...change }) => {
    const { userId } = requireMeant(changingCaller(services, request), page);
    const profile = await changeProfile(services, userId, change, originOf(request));
    return { data: { profile } };
  });
}

/** Where the caller is signed in: `data.account`. */
export function answerSessions(services: Services, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => {
    const { userId } = requireUser(callerOf(services, request));
    return { data: { account: accountSessionsOf(services, holderOf(request, userId)) } };
  });
}

/** Ends all sign-ins of the caller but this one: `data.account`, what is left. */
export function answerSignOutEverywhere(services: Services, request: Request): Promise<Response> {
  return answerJson(services, request, z.object(meant), async ({ userId: page }) => {
    const { userId } = requireMeant(changingCaller(services, request), page);
    const holder = holderOf(request, userId);
    await signOutEverywhereElse(services, holder);
    return { data: { account: accountSessionsOf(services, holder) } };
  });
}

/** Gives the caller another password and ends his other sign-ins: `data.account`, what is left. */
export function answerPasswordChange(
  services: AccountServices,
  request: Request,
): Promise<Response> {
  return answerJson(services, request, passwordChange, async ({ userId: page, ...passwords }) => {
    const caller = changingCaller(services, request);
    const { userId } = requireMeant(caller, page);
    const holder = holderOf(request, userId);
    await changePassword(services, holder, passwords, caller.clientIp);
    return { data: { account: accountSessionsOf(services, holder) } };
  });
}

/** The session by which a signed-in caller proves himself, as `actorOf` reads it. */
function holderOf(request: Request, userId: string): SessionHolder {
  const token = bearerToken(request.headers) ?? cookieOf(request, sessionCookieName);
  if (!token) throw new ServiceError("unverified", "Sign in first.");
  return { userId, token };
}
