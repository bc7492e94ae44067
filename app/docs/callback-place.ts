import { headers } from "next/headers";
import { runtime } from "@/lib/runtime";
import { originHeader } from "@/lib/server/client-address";
import { imCallbackUrl, liveCallbackUrl } from "@/lib/services/doctor/callback-address";

/** Where this server takes callbacks, for its operator to enter in the consoles. */
export async function callbackPlace() {
  const { publicUrl } = runtime().config;
  const sent = await headers();
  // Plain `next dev` has no front door that tells the origin.
  const origin = publicUrl ?? sent.get(originHeader) ?? `http://${sent.get("host")}`;
  return {
    origin,
    isPublic: publicUrl !== undefined,
    liveUrl: liveCallbackUrl({ publicUrl: origin }),
    imUrl: imCallbackUrl({ publicUrl: origin }),
  };
}
