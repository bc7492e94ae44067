import { z } from "zod";
import { actorOf } from "@/lib/auth/actor";
import { ServiceError } from "@/lib/errors";
import { originOf } from "@/lib/server/client-address";
import { requestAddress } from "@/lib/services/rooms";
import { type StudioServices, studioOf } from "@/lib/services/studio";
import type { PushAddress } from "@/lib/shared/models";
import { requiredText } from "./fields";
import { answerJson } from "./json-answer";

const nothing = z.object({});
const addressRequest = z.object({
  title: requiredText.refine((value) => value.length <= 120, "is too long"),
});

/** The signed-in broadcaster's own stream. */
export function answerStudio(services: StudioServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => ({
    data: { studio: studioOf(services, signedInUser(services, request).userId) },
  }));
}

/** A push address for the signed-in broadcaster. */
export function answerStudioAddress(services: StudioServices, request: Request): Promise<Response> {
  return answerJson(services, request, addressRequest, async ({ title }) => {
    const { userId, nickname } = signedInUser(services, request);
    const empty = { groupid: "", headpic: "", frontcover: "", location: "", desc: "" };
    const issued = await requestAddress(
      services,
      { ...empty, userid: userId, nickname, title },
      originOf(request),
    );
    const { server, streamKey, expiresAtMs } = issued;
    const address: PushAddress = { server, streamKey, expiresAtMs };
    return { data: { address } };
  });
}

function signedInUser(services: StudioServices, request: Request) {
  const actor = actorOf(services, request);
  if (actor.kind !== "user") throw new ServiceError("unverified", "Sign in first.");
  return actor;
}
