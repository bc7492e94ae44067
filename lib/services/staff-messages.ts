import { findAccount } from "@/db/repositories/accounts";
import { findLive } from "@/db/repositories/live";
import { ServiceError } from "@/lib/errors";
import { type Caller, requireStaff } from "./acting";
import type { Services } from "./services";
import { notifyBroadcaster } from "./staff-notices";

/**
 * Staff tells a broadcaster something in words of their own.
 * @throws ServiceError `unverified`, `notFound`, `notSupported` for a guest, who has no studio to
 * read it in.
 */
export async function messageBroadcaster(
  services: Services,
  caller: Caller,
  userid: string,
  text: string,
): Promise<void> {
  const { userId: sentBy } = requireStaff(caller, "moderator");
  await services.database.write((db) => {
    if (findAccount(db, userid)) {
      notifyBroadcaster(services, db, { userid, kind: "message", text, sentBy });
      return;
    }
    if (!findLive(db, userid)) throw new ServiceError("notFound", "There is no such broadcaster.");
    throw new ServiceError("notSupported", "This broadcaster has no account and so no studio.", {
      data: { reason: "noStudio" },
    });
  });
}
