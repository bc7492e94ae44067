import { JsonResponse } from "@/lib/protocol/json-response";
import { runtime } from "@/lib/runtime";
import { isHealthy } from "@/lib/services/health";

export const dynamic = "force-dynamic";

/** 200 while the server can read its database, else 503. */
export async function GET(): Promise<Response> {
  const healthy = isHealthy(runtime());
  return new JsonResponse(
    { status: healthy ? "ok" : "unavailable" },
    { status: healthy ? 200 : 503 },
  );
}
