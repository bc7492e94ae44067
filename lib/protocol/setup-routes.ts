import { z } from "zod";
import { clientIpOf } from "@/lib/server/client-address";
import { type SetupServices, setUp } from "@/lib/services/first-admin";
import { signedInAnswer } from "./account-routes";
import { shortText } from "./fields";
import { answerJson } from "./json-answer";
import { refuseCrossSite } from "./web-caller";

const setupRequest = z.object({
  token: z.string().max(200),
  userId: z.string(),
  password: z.string(),
  nickname: shortText,
});

/** Makes the first administrator and signs the browser in. */
export function answerSetUp(services: SetupServices, request: Request): Promise<Response> {
  return answerJson(services, request, setupRequest, async ({ token, ...admin }) => {
    refuseCrossSite(services, request);
    const signedIn = await setUp(services, token, admin, clientIpOf(request));
    return signedInAnswer(services, request, signedIn);
  });
}
