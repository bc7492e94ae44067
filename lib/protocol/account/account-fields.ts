import { z } from "zod";
import { ServiceError } from "@/lib/errors";
import { requireUser } from "@/lib/services/acting";
import { explain, requiredText, userid } from "../fields";
import type { AccountContext } from "./account-call";

/**
 * What every request has: `timestamp` comes in seconds from one client and in milliseconds with a
 * fraction from another, from some not at all; nothing depends on it.
 */
export const commonFields = {
  userid,
  timestamp: explain(
    z.unknown().optional(),
    "Client time; seconds or milliseconds, not checked",
    "客户端时间，秒或毫秒，不校验",
  ),
  expires: z.unknown().optional(),
} as const;

export const password = explain(
  requiredText,
  "md5(md5(password) + userid), lower-case hex",
  "md5(md5(密码) + userid)，小写十六进制",
);

/** The userid, once it is proven. @throws ServiceError `unverified`. */
export function provenUser(context: AccountContext, input: { readonly userid: string }): string {
  const { userId } = requireUser(context);
  if (userId !== input.userid) {
    throw new ServiceError("unverified", "The signature is not of this userid.");
  }
  return userId;
}
