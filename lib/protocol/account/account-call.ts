import { z } from "zod";
import type { AccountServices } from "@/lib/services/accounts";
import type { Caller } from "@/lib/services/acting";
import type { RoomServices } from "@/lib/services/rooms";
import { type Call, callDefiner } from "../operation";

/** What a call of the account API works with. */
export interface AccountContext extends Caller {
  readonly services: AccountServices & RoomServices;
  readonly origin: string;
  /** What the app calls itself; may be empty. */
  readonly agent: string;
}

export type AccountCall = Call<AccountContext>;

/** A call of the account API; its output is `data`. Fields are checked before the signature. */
export const defineAccountCall = callDefiner<AccountContext>("account");

/** `data` of calls that only do something. */
export const empty = z.object({});
