import { z } from "zod";
import { isServiceError } from "@/lib/errors";
import { requireUser } from "@/lib/services/acting";
import { broadcastCsvOf } from "@/lib/services/broadcast-csv";
import { broadcastPageOf, broadcastsOf } from "@/lib/services/broadcasts";
import type { RecordingServices } from "@/lib/services/recording-state";
import { localeCookieName, pickLocale } from "@/lib/shared/i18n/locales";
import { nothing } from "./fields";
import { answerJson } from "./json-answer";
import { pageQuery } from "./page-query";
import { broadcastOf, callerOf, cookieOf } from "./web-caller";

const historyQuery = z.object({ page: pageQuery });

/** One's own broadcasts, `?page=`: `data.broadcasts`. */
export function answerBroadcasts(services: RecordingServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => {
    const { userId } = requireUser(callerOf(services, request));
    const { page } = historyQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
    return { data: { userId, broadcasts: broadcastsOf(services, userId, page) } };
  });
}

/** One of them with how it went: `data` is a `BroadcastPage`. */
export function answerBroadcast(services: RecordingServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => {
    const { userId } = requireUser(callerOf(services, request));
    return { data: broadcastPageOf(services, userId, broadcastOf(request)) };
  });
}

/** All of them as a file for spreadsheets; refusals have a status of their own, nobody saves them. */
export async function answerBroadcastCsv(
  services: RecordingServices,
  request: Request,
): Promise<Response> {
  try {
    const { userId } = requireUser(callerOf(services, request));
    const wish = request.headers.get("accept-language") ?? "";
    const locale = pickLocale(cookieOf(request, localeCookieName), wish);
    const day = new Date(services.now()).toISOString().slice(0, 10);
    return new Response(broadcastCsvOf(services, userId, locale), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="broadcasts-${day}.csv"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (!isServiceError(error)) throw error;
    const answer = await answerJson(services, request, nothing, async () => {
      throw error;
    });
    return new Response(await answer.text(), { status: 401, headers: answer.headers });
  }
}
