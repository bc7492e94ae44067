import { countOnline } from "@/db/repositories/live";
import type { Services } from "./services";

/** Can the server answer its users at this moment? */
export function isHealthy(services: Services): boolean {
  try {
    countOnline(services.database.read);
    return true;
  } catch (error) {
    services.log.error({ err: error }, "the database cannot be read");
    return false;
  }
}
