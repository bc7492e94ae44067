import { z } from "zod";
import { isCrossSite } from "@/lib/auth/actor";
import { type StaffCaller, staffCallerOf } from "@/lib/auth/staff-caller";
import { ServiceError } from "@/lib/errors";
import type { Runtime } from "@/lib/runtime";
import { originOf } from "@/lib/server/client-address";
import { requireStaff } from "@/lib/services/acting";
import { audited, writeAudit } from "@/lib/services/audit";
import { cleanText } from "@/lib/shared/clean-text";
import { localeCookieName, pickLocale } from "@/lib/shared/i18n/locales";
import { isStaff } from "@/lib/shared/staff";
import { answerFile } from "../json-answer";
import { JsonResponse } from "../json-response";
import { cookieOf } from "../web-caller";
import type { AdminCall, AdminContext } from "./admin-operation";
import { adminCalls } from "./admin-table";

/** The success code of the envelope. */
const success = 200;
/** Every member is looked at by the operation's own schema. */
const anything = z.looseObject({});

/**
 * Answers one administrative route: finds it in the table, decides who calls and whether he may,
 * checks the fields, notes it in the audit log, and runs it.
 */
export function answerAdminCall(services: Runtime, request: Request): Promise<Response> {
  return answerFile(services, request, anything, async (body) => {
    const url = new URL(request.url);
    const caller = staffCallerOf(services, request);
    const found = findCall(request.method, url.pathname);
    if (!found) {
      requireStaff(caller, "readonly");
      throw new ServiceError("notFound", "There is no such administrative route.");
    }
    const { call, named } = found;
    const given = call.method === "GET" ? Object.fromEntries(url.searchParams) : body;
    const asked = { ...given, ...named };
    await requireMay(services, request, caller, call, asked);
    const input = call.parse(asked);
    const context: AdminContext = {
      services,
      caller,
      origin: originOf(request),
      locale: pickLocale(
        cookieOf(request, localeCookieName),
        request.headers.get("accept-language") ?? "",
      ),
    };
    const answer = await runCall(call, context, input);
    if (answer instanceof Response) return answer;
    return new JsonResponse({ code: success, message: "OK", data: answer });
  });
}

function runCall(
  call: AdminCall,
  context: AdminContext,
  input: Readonly<Record<string, unknown>>,
): Promise<object | Response> {
  if (!call.isAudited) return call.run(context, input);
  const act = { action: call.id, target: targetOf(call, input), details: input };
  return audited(context.services, context.caller, act, () => call.run(context, input));
}

function targetOf({ target }: AdminCall, input: Readonly<Record<string, unknown>>): string {
  const value = target === undefined ? "" : input[target];
  return Array.isArray(value) ? value.join(" ") : String(value ?? "");
}

/**
 * By role, and by what a token is for. What staff may not do and tries stands in the audit log.
 * @throws ServiceError `unverified`
 */
async function requireMay(
  services: Runtime,
  request: Request,
  caller: StaffCaller,
  call: AdminCall,
  asked: Readonly<Record<string, unknown>>,
): Promise<void> {
  try {
    if (call.method !== "GET" && caller.via === "session" && isCrossSite(services, request)) {
      throw new ServiceError("unverified", "This call comes from another site.");
    }
    requireStaff(caller, call.role);
    requireScope(caller, call);
  } catch (error) {
    const { actor } = caller;
    if (call.isAudited && actor.kind === "user" && isStaff(actor.role)) {
      // Nobody has looked at what was sent: a text is all that a target can be.
      const named = asked[call.target ?? ""];
      const act = { action: call.id, target: typeof named === "string" ? cleanText(named) : "" };
      await services.database.write((db) => writeAudit(services, db, caller, act, "unverified"));
    }
    throw error;
  }
}

function requireScope({ scopes }: StaffCaller, { scope }: AdminCall): void {
  if (scopes === null || (scope !== null && scopes.has(scope))) return;
  throw new ServiceError(
    "unverified",
    scope === null
      ? "No access token may do this: sign in."
      : `This access token lacks the scope ${scope}.`,
    { data: { reason: "scope", scope } },
  );
}

interface Found {
  readonly call: AdminCall;
  /** What stands in the path, by name. */
  readonly named: Readonly<Record<string, string>>;
}

/** Null when the table has no such route. */
export function findCall(method: string, path: string): Found | null {
  const segments = path.split("/");
  for (const call of adminCalls) {
    if (call.method !== method) continue;
    const named = matchPath(call.path.split("/"), segments);
    if (named) return { call, named };
  }
  return null;
}

function matchPath(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const named: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      if (part !== segment) return null;
      continue;
    }
    const value = decoded(segment);
    if (value === null || value === "") return null;
    named[name] = value;
  }
  return named;
}

/** Null where a percent sign begins no UTF-8 character. */
function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
