import { type IngestServices, ownIngestOf } from "@/lib/services/own-ingest";
import { nothing } from "./fields";
import { answerJson } from "./json-answer";
import { callerOf } from "./web-caller";

/** The chart of the signed-in broadcaster's own stream: `{samples}`. */
export function answerIngest(services: IngestServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => ({
    data: { samples: await ownIngestOf(services, callerOf(services, request)) },
  }));
}
