import { ActionError } from "@/components/data/client";
import type { RoomSettingsRefusal } from "@/lib/shared/room-settings-refusal";

/** Why a change was not taken, for a form that tells it beside its field; empty: otherwise. */
export function reasonOf(error: unknown): RoomSettingsRefusal | "" {
  return error instanceof ActionError ? (error.reason as RoomSettingsRefusal | "") : "";
}
