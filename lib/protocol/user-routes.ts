import { z } from "zod";
import type { RoomServices } from "@/lib/services/rooms";
import { userPageOf } from "@/lib/services/user-page";
import { nothing } from "./fields";
import { answerJson } from "./json-answer";
import { pageQuery } from "./page-query";
import { userOf } from "./web-caller";

const userQuery = z.object({ page: pageQuery });
/** URLs as the first paint has them, so that no picture is loaded twice. */
const relative = "";

/** Somebody's own page, `?page=` of the recordings: `data.user`. */
export function answerUserPage(services: RoomServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => {
    const { page } = userQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
    return { data: { user: userPageOf(services, { userid: userOf(request), page }, relative) } };
  });
}
