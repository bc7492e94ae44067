import { z } from "zod";
import type { StorageProvider } from "@/lib/providers/storage-provider";
import { confirmUpload } from "@/lib/services/confirm-upload";
import { requestUpload, type UploadServices } from "@/lib/services/uploads";
import { answerJson } from "./json-answer";
import { callerOf } from "./web-caller";

const wish = z.object({
  contentType: z.string().max(64),
  sizeBytes: z.number().int(),
});
const confirmation = z.object({ key: z.string().min(1).max(256) });

/** Below which pictures are seen where this server keeps them itself. */
const servedBelow = "/uploads/";

/** Pages use relative addresses, which work behind any proxy. */
const relative = "";

/** What the browser needs to upload one picture, to this server or to the cloud's. */
export function answerPictureRequest(
  services: UploadServices,
  request: Request,
): Promise<Response> {
  return answerJson(services, request, wish, async (input) => {
    const caller = callerOf(services, request);
    const { key, form } = await requestUpload(services, caller, input, relative);
    return { data: { key, form } };
  });
}

/** The uploaded picture's public address. */
export function answerPictureConfirmation(
  services: UploadServices,
  request: Request,
): Promise<Response> {
  return answerJson(services, request, confirmation, async ({ key }) => {
    const caller = callerOf(services, request);
    return { data: { url: await confirmUpload(services, caller, key, relative) } };
  });
}

/** Takes the file itself, where this server keeps pictures; who may is in the address. */
export async function answerUpload(
  { storage }: { readonly storage: StorageProvider },
  request: Request,
): Promise<Response> {
  return storage.receive ? storage.receive(request) : notFound();
}

/** An uploaded picture for everybody. */
export async function answerUploadedPicture(
  { storage }: { readonly storage: StorageProvider },
  request: Request,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const key = pathname.startsWith(servedBelow) ? pathname.slice(servedBelow.length) : "";
  return (await storage.serve?.(key)) ?? notFound();
}

function notFound(): Response {
  return new Response("Not found", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
