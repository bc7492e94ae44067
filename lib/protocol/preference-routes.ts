import { isCrossSite } from "@/lib/auth/actor";
import type { Services } from "@/lib/services/services";
import { safeNextPath } from "@/lib/shared/next-path";
import { type Preference, preferenceCookie, readPreference } from "@/lib/shared/preference-cookie";

/**
 * A form with a choice of the reader (`locale` or `theme`), sent by the browser itself while the
 * page's scripts are not there yet; leads back to that page. What is no choice changes nothing.
 */
export async function answerPreference(services: Services, request: Request): Promise<Response> {
  const headers = new Headers({ location: pageBefore(request), "cache-control": "no-store" });
  if (!isCrossSite(services, request)) {
    for (const choice of choicesIn(await request.text())) {
      headers.append("set-cookie", preferenceCookie(choice));
    }
  }
  return new Response(null, { status: 303, headers });
}

function choicesIn(body: string): Preference[] {
  const fields = new URLSearchParams(body);
  return (["locale", "theme"] as const).flatMap((name) => {
    const choice = readPreference(name, fields.get(name) ?? "");
    return choice ? [choice] : [];
  });
}

/** Our pages let the browser name them in full on their own site (Referrer-Policy). */
function pageBefore({ headers }: Request): string {
  const referer = headers.get("referer") ?? "";
  if (!URL.canParse(referer)) return "/";
  const { pathname, search } = new URL(referer);
  return safeNextPath(pathname + search);
}
