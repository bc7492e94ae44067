import { z } from "zod";
import { isServiceError } from "@/lib/errors";
import { originOf } from "@/lib/server/client-address";
import { oembedOf } from "@/lib/services/oembed";
import type { RoomServices } from "@/lib/services/rooms";
import { commonMessages } from "@/lib/shared/i18n/messages/common";
import { JsonResponse } from "./json-response";

const pixels = z.coerce.number().int().positive().max(100_000).optional().catch(undefined);
const query = z.object({
  url: z.string().max(2000),
  maxwidth: pixels,
  maxheight: pixels,
  format: z.string().default("json"),
});

/** Any site may read it: nothing in it is anybody's in particular. */
const headers = { "access-control-allow-origin": "*", "cache-control": "public, max-age=300" };

/**
 * `GET /oembed?url=…&maxwidth=&maxheight=&format=json` (oembed.com §2.2, §2.3): 404 for what is no
 * page of a room or recording here, 501 for another format than JSON.
 */
export function answerOembed(services: RoomServices, request: Request): Response {
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return refuse(400, "Name a page: url=https://…");
  const { url, maxwidth, maxheight, format } = asked.data;
  if (format !== "json") return refuse(501, "There is only format=json.");
  const origin = services.config.publicUrl ?? originOf(request);
  const site = { origin, name: commonMessages.en.productName };
  try {
    const found = oembedOf(services, { url, maxWidth: maxwidth, maxHeight: maxheight }, site);
    return new JsonResponse(found, { headers });
  } catch (error) {
    if (isServiceError(error) && error.code === "notFound") return refuse(404, error.message);
    throw error;
  }
}

function refuse(status: 400 | 404 | 501, message: string): Response {
  return new JsonResponse({ error: { code: status, message } }, { status, headers });
}
