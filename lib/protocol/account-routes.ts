import { z } from "zod";
import { actorOf, isCrossSite } from "@/lib/auth/actor";
import { sessionCookie, sessionCookieName } from "@/lib/auth/web-session";
import { agentOf, clientIpOf } from "@/lib/server/client-address";
import {
  type AccountServices,
  findAccountView,
  registerAccount,
  type SignedIn,
  signIn,
  signOut,
} from "@/lib/services/accounts";
import type { Services } from "@/lib/services/services";
import { nothing, shortText } from "./fields";
import { answerJson } from "./json-answer";
import { cookieOf, isHttps, refuseCrossSite } from "./web-caller";

const credentials = z.object({ userId: z.string(), password: z.string() });
const registration = credentials.extend({ nickname: shortText });

/** Makes an account and signs the browser in. */
export function answerRegister(services: AccountServices, request: Request): Promise<Response> {
  return answerJson(services, request, registration, async (input) => {
    refuseCrossSite(services, request);
    return signedInAnswer(
      services,
      request,
      await registerAccount(services, input, clientIpOf(request), agentOf(request)),
    );
  });
}

export function answerLogin(services: AccountServices, request: Request): Promise<Response> {
  return answerJson(services, request, credentials, async (input) => {
    refuseCrossSite(services, request);
    return signedInAnswer(
      services,
      request,
      await signIn(services, input, clientIpOf(request), agentOf(request)),
    );
  });
}

/** Signs the browser out; a form that the browser sent without our scripts leads home. */
export async function answerLogout(services: Services, request: Request): Promise<Response> {
  if (isForm(request)) {
    const headers = isCrossSite(services, request) ? undefined : await signedOut(services, request);
    return new Response(null, { status: 303, headers: { location: "/", ...headers } });
  }
  return answerJson(services, request, nothing, async () => {
    refuseCrossSite(services, request);
    return { data: {}, headers: await signedOut(services, request) };
  });
}

async function signedOut(services: Services, request: Request) {
  const token = cookieOf(request, sessionCookieName);
  if (token && actorOf(services, request).kind === "user") await signOut(services, token);
  return { "set-cookie": sessionCookie("", 0, isHttps(request)) };
}

function isForm({ headers }: Request): boolean {
  return (headers.get("content-type") ?? "").startsWith("application/x-www-form-urlencoded");
}

/** Who is signed in: `data.account`, null when nobody is. */
export function answerMe(services: Services, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => {
    const actor = actorOf(services, request);
    const account = actor.kind === "user" ? findAccountView(services, actor.userId) : null;
    return { data: { account } };
  });
}

/** Who is signed in now, and the cookie of it. */
export function signedInAnswer(services: Services, request: Request, { token, account }: SignedIn) {
  const maxAge = services.config.sessionTtlDays * 86_400;
  return {
    data: { account },
    headers: { "set-cookie": sessionCookie(token, maxAge, isHttps(request)) },
  };
}
