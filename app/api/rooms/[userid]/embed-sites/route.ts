import { answerEmbedSites, answerSetEmbedSites } from "@/lib/protocol/embed-routes";
import { runtime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** The sites that may show the room in a frame, for its broadcaster. */
export async function GET(request: Request): Promise<Response> {
  return answerEmbedSites(runtime(), request);
}

/** Names them: `{sites: ["https://example.com"]}`; an empty list allows what the server allows. */
export async function POST(request: Request): Promise<Response> {
  return answerSetEmbedSites(runtime(), request);
}
