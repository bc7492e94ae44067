import { z } from "zod";
import { isServiceError } from "@/lib/errors";
import { attachmentHeader } from "@/lib/media/http/content-disposition";
import { requireMeant, requireUser } from "@/lib/services/acting";
import {
  deleteTape,
  hideTape,
  ownTapeOf,
  ownTapesOf,
  ownTapesOfBroadcast,
  renameTape,
  restoreTape,
} from "@/lib/services/own-tapes";
import { requireAnyTape, requireOwnTape } from "@/lib/services/require-tape";
import type { TapeServices } from "@/lib/services/tape-placing";
import { cutPointsOfTape, trimTape, untrimTape } from "@/lib/services/tape-trims";
import type { OwnTape } from "@/lib/shared/own-tape";
import { isStaff } from "@/lib/shared/staff";
import { nothing, optionalText, requiredText } from "./fields";
import { answerJson } from "./json-answer";
import { pageQuery } from "./page-query";
import { callerOf, changingCaller, tapeOf } from "./web-caller";

/** For whom the page was made; empty: for nobody in particular. */
const meant = z.object({ userid: optionalText });
const rename = meant.extend({
  title: requiredText.refine((value) => value.length <= 120, "is too long"),
});
const hide = meant.extend({ hidden: z.boolean() });
/** No recording is longer than a year. */
const seconds = z.number().min(0).max(31_622_400);
const trim = meant
  .extend({ revision: requiredText, startSeconds: seconds, endSeconds: seconds })
  .refine(({ startSeconds, endSeconds }) => endSeconds > startSeconds, { path: ["endSeconds"] });

/**
 * One's own recordings: `?page=`, those of one broadcast: `?broadcast=`, or one of them: `?file=`.
 */
export function answerOwnTapes(services: TapeServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => {
    const { userId } = requireUser(callerOf(services, request));
    const query = new URL(request.url).searchParams;
    const broadcast = query.get("broadcast");
    const file = query.get("file");
    if (broadcast !== null) {
      return { data: { recordings: ownTapesOfBroadcast(services, userId, broadcast) } };
    }
    if (file !== null) {
      const items = [ownTapeOf(services, userId, file)];
      return { data: { recordings: { items, total: 1 } } };
    }
    const page = pageQuery.parse(query.get("page"));
    return { data: { recordings: ownTapesOf(services, userId, page) } };
  });
}

/** A title of its own: `{title}`. */
export function answerRenameTape(services: TapeServices, request: Request): Promise<Response> {
  return answerChange(services, request, rename, (userId, fileId, { title }) =>
    renameTape(services, userId, fileId, title),
  );
}

/** `{hidden}`. */
export function answerHideTape(services: TapeServices, request: Request): Promise<Response> {
  return answerChange(services, request, hide, (userId, fileId, { hidden }) =>
    hideTape(services, userId, fileId, hidden),
  );
}

/** Deleted, until `restore` or for good. */
export function answerDeleteTape(services: TapeServices, request: Request): Promise<Response> {
  return answerChange(services, request, meant, (userId, fileId) =>
    deleteTape(services, userId, fileId),
  );
}

/** Not deleted any more. */
export function answerRestoreTape(services: TapeServices, request: Request): Promise<Response> {
  return answerChange(services, request, meant, (userId, fileId) =>
    restoreTape(services, userId, fileId),
  );
}

/**
 * `{revision, startSeconds, endSeconds}` of the recording as it was shown; the nearest cut points
 * are taken.
 */
export function answerTrimTape(services: TapeServices, request: Request): Promise<Response> {
  return answerChange(services, request, trim, (userId, fileId, order) =>
    trimTape(services, userId, fileId, order),
  );
}

/** As it was recorded. */
export function answerUntrimTape(services: TapeServices, request: Request): Promise<Response> {
  return answerChange(services, request, meant, (userId, fileId) =>
    untrimTape(services, userId, fileId),
  );
}

/** Where it can be cut: `data.cuts`, seconds. */
export function answerCutPoints(services: TapeServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => {
    const { userId } = requireUser(callerOf(services, request));
    return { data: { cuts: await cutPointsOfTape(services, userId, tapeOf(request)) } };
  });
}

/** Every change answers with the recording as it is then: `data.recording`. */
function answerChange<Schema extends typeof meant>(
  services: TapeServices,
  request: Request,
  schema: Schema,
  run: (userId: string, fileId: string, input: z.output<Schema>) => Promise<OwnTape>,
): Promise<Response> {
  return answerJson(services, request, schema, async (input) => {
    const { userId } = requireMeant(changingCaller(services, request), input.userid);
    return { data: { recording: await run(userId, tapeOf(request), input) } };
  });
}

/**
 * A file of one's own recording, and for staff of anybody's, also of one that is kept from everybody
 * else: `/api/recordings/FILEID/NAME`, with single ranges; `?download=TITLE` saves it under that
 * name. Whoever may not have it learns nothing but 404.
 */
export async function answerOwnTapeFile(
  services: TapeServices,
  request: Request,
): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const name = pathname.split("/")[4] ?? "";
  const title = searchParams.get("download");
  const response = await ownFile(services, request, name);
  if (!response) return new Response(null, { status: 404 });
  if (title !== null && name.endsWith(".mp4")) {
    response.headers.set("content-disposition", attachmentHeader(title, "mp4"));
  }
  return response;
}

async function ownFile(
  services: TapeServices,
  request: Request,
  name: string,
): Promise<Response | null> {
  try {
    const { userId, role } = requireUser(callerOf(services, request));
    const db = services.database.read;
    const fileId = tapeOf(request);
    const tape = isStaff(role) ? requireAnyTape(db, fileId) : requireOwnTape(db, fileId, userId);
    return await services.tapeFiles.serve(tape.hlsPlayUrl, name, request.headers.get("range"));
  } catch (error) {
    if (isServiceError(error)) return null;
    throw error;
  }
}
