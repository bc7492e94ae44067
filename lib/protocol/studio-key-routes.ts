import { z } from "zod";
import { originOf } from "@/lib/server/client-address";
import { obsProfileZip, profileFileName } from "@/lib/services/obs-profile";
import type { RefusedPushServices } from "@/lib/services/refused-pushes";
import type { RoomServices } from "@/lib/services/rooms";
import { currentKey, rotateKey } from "@/lib/services/stream-key";
import { recommendedSettings } from "@/lib/shared/recommended-settings";
import { integer, optionalText } from "./fields";
import { answerFile, answerJson } from "./json-answer";
import { changingCaller } from "./web-caller";

const wish = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
const keyRequest = z.object({ userid: optionalText, renew: wish });
const rotation = z.object({ userid: optionalText, atOnce: wish });
const profileRequest = z.object({
  userid: optionalText,
  height: integer.transform((height, context) => {
    const settings = recommendedSettings.find((it) => it.height === height);
    if (settings) return settings;
    context.addIssue("is no size that we know settings for");
    return z.NEVER;
  }),
});

/** The signed-in broadcaster's push address: `{userid, renew?}` → `{address}`. */
export function answerStudioKey(services: RoomServices, request: Request): Promise<Response> {
  return answerJson(services, request, keyRequest, async (input) => {
    const caller = changingCaller(services, request);
    return { data: { address: await currentKey(services, caller, input, originOf(request)) } };
  });
}

/** Another key: `{userid, atOnce?}` → `{address, disconnected}`. */
export function answerKeyRotation(
  services: RoomServices & RefusedPushServices,
  request: Request,
): Promise<Response> {
  return answerJson(services, request, rotation, async (input) => {
    const caller = changingCaller(services, request);
    return { data: await rotateKey(services, caller, input, originOf(request)) };
  });
}

/** A profile for OBS with the address in it: `{userid, height}` → a zip. */
export function answerObsProfile(services: RoomServices, request: Request): Promise<Response> {
  return answerFile(services, request, profileRequest, async ({ userid, height: settings }) => {
    const caller = changingCaller(services, request);
    const wanted = { userid, renew: false };
    const address = await currentKey(services, caller, wanted, originOf(request));
    return new Response(obsProfileZip(address, settings, services.now()), {
      headers: {
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="${profileFileName(settings)}"`,
        "cache-control": "no-store",
      },
    });
  });
}
