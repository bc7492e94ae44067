import { newestAcceptedBodies } from "@/db/repositories/callback-ledger";
import type { Check } from "@/lib/shared/doctor/check";
import { finding } from "@/lib/shared/doctor/finding";
import { parseJsonObject } from "@/lib/shared/parse-json-object";
import type { DoctorServices } from "./doctor-services";

/** Callbacks that name no APPID (screenshots, old ones) stand between those that do. */
const bodiesRead = 200;

/** Every callback names the account that it comes from. */
export function appIdCheck(services: DoctorServices, appId: number): Check {
  return {
    ids: ["appId"],
    timeoutSeconds: 5,
    async run() {
      const db = services.database?.read;
      if (!db) return [finding("appId", "ledgerNeeded", {})];
      const seen = newestAcceptedBodies(db, bodiesRead)
        .map((body) => parseJsonObject(body)?.appid)
        .find((value) => typeof value === "number" || typeof value === "string");
      if (seen === undefined) return [finding("appId", "appIdNotSeen", {})];
      const number = Number(seen);
      if (number === appId) return [finding("appId", "appIdRight", { appId })];
      return [finding("appId", "appIdWrong", { configured: appId, seen: number })];
    },
  };
}
