import { z } from "zod";
import { replayChatOf, tapePageOf } from "@/lib/services/replay";
import { likeTape, noteView } from "@/lib/services/replay-audience";
import type { RoomServices } from "@/lib/services/rooms";
import { nothing } from "./fields";
import { answerJson } from "./json-answer";
import { callerOf, changingCaller, tapeOf } from "./web-caller";

/** The id of a browser, as the chat's stream takes it. */
const view = z.object({ viewer: z.string().regex(/^[\w-]{8,64}$/) });
const chatWindow = z.object({
  /** No recording is longer than a year. */
  from: z.coerce.number().min(0).max(31_622_400).default(0),
  /** Unix ms, from the answer before. */
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
});
/** URLs as the first paint has them, so that no player is restarted. */
const relative = "";

/** The account that asks: its owner sees a hidden recording. */
function viewerOf(services: RoomServices, request: Request): string {
  const { actor } = callerOf(services, request);
  return actor.kind === "user" ? actor.userId : "";
}

/** What the page of a recording shows: `data.tape`. Anybody may ask. */
export function answerTapePage(services: RoomServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => ({
    data: { tape: tapePageOf(services, tapeOf(request), relative, viewerOf(services, request)) },
  }));
}

/** A window of what was written during its broadcast: `?from=SECONDS`, and `&after=` for the rest. */
export function answerReplayChat(services: RoomServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => {
    const { from, after } = chatWindow.parse(Object.fromEntries(new URL(request.url).searchParams));
    const place = { fromSeconds: from, after };
    return {
      data: replayChatOf(services, tapeOf(request), place, viewerOf(services, request)),
    };
  });
}

/** A heart: `data.liked` says whether it counted, `data.likeCount` how many there are. */
export function answerTapeLike(services: RoomServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => ({
    data: await likeTape(services, changingCaller(services, request), tapeOf(request)),
  }));
}

/** Some seconds were played: `data.counted`. */
export function answerTapeView(services: RoomServices, request: Request): Promise<Response> {
  return answerJson(services, request, view, async ({ viewer }) => {
    const caller = changingCaller(services, request);
    return { data: { counted: await noteView(services, caller, tapeOf(request), viewer) } };
  });
}
