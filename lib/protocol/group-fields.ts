import { z } from "zod";
import { ServiceError } from "@/lib/errors";
import type { Whereabouts } from "@/lib/services/audience";
import { explain, integer, optionalText, requiredText, userid } from "./fields";

const ofTape = 1;

/** The fields by which a phone says where its user watches. */
export const groupFields = {
  userid: explain(userid, "The viewer", "观众标识"),
  liveuserid: explain(requiredText, "The broadcaster", "主播标识"),
  groupid: explain(
    optionalText,
    "Chat group of a live (flag 0), fileid of a recording (flag 1)",
    "flag 为 0 时是聊天群，为 1 时是回放 fileid",
  ),
  flag: explain(
    integer.nullish().transform((value) => value ?? 0),
    "0 live, 1 recording",
    "0 直播，1 回放",
  ),
} as const;

/** @throws ServiceError `invalidParameter` for another flag. */
export function whereaboutsOf(
  input: Omit<Whereabouts, "isTape"> & { readonly flag: number },
): Whereabouts {
  const { liveuserid, groupid, flag } = input;
  if (flag !== 0 && flag !== ofTape) {
    throw new ServiceError("invalidParameter", "flag must be 0 or 1");
  }
  return { liveuserid, groupid, isTape: flag === ofTape };
}

/** One viewer in `memberlist`. */
export const memberInfo = z.object({
  userid: z.string(),
  nickname: z.string(),
  headpic: z.string(),
});
