import { z } from "zod";
import { type WallServices, wallOf } from "@/lib/services/wall";
import { nothing } from "./fields";
import { answerJson } from "./json-answer";
import { pageQuery } from "./page-query";

const wallQuery = z.object({ q: z.string().catch(""), page: pageQuery });
/** URLs as the first paint has them, so that no picture is loaded twice. */
const relative = "";

/** The home page's lists, or what `?q=` finds in them; `?page=` of the recordings: `data.wall`. */
export function answerWall(services: WallServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => {
    const { q, page } = wallQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
    return { data: { wall: await wallOf(services, { search: q, page }, relative) } };
  });
}
