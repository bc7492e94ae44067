import { type Actor, actorOf, actorOfLiteavSig } from "@/lib/auth/actor";
import { ServiceError } from "@/lib/errors";
import type { Services } from "@/lib/services/services";
import { parseJsonObject } from "@/lib/shared/parse-json-object";
import { liteavSigHeader } from "@/lib/signing/liteav-sig";

/** A request body as JSON, and who sent it. */
export interface SignedBody {
  readonly body: Readonly<Record<string, unknown>>;
  /** By `Authorization: Bearer`, session cookie or `Liteav-Sig`. */
  readonly actor: Actor;
}

/**
 * Reads a body once: `Liteav-Sig` is over its bytes and names its holder in it.
 * @throws ServiceError `invalidJson` when it is not a JSON object.
 */
export async function readSignedBody(services: Services, request: Request): Promise<SignedBody> {
  const signature = request.headers.get(liteavSigHeader);
  if (signature === null) {
    return { body: parseObject(await request.text()), actor: actorOf(services, request) };
  }
  const raw = new Uint8Array(await request.arrayBuffer());
  const body = parseObject(new TextDecoder().decode(raw));
  const userid = typeof body.userid === "string" ? body.userid : "";
  return { body, actor: actorOfLiteavSig(services, userid, signature.toLowerCase(), raw) };
}

function parseObject(text: string): Record<string, unknown> {
  const body = parseJsonObject(text);
  if (body) return body;
  throw new ServiceError(
    "invalidJson",
    "http post body is empty or invalid json format in post body from client!",
  );
}
