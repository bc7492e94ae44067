import { updateAccount } from "@/db/repositories/accounts";
import { makePassword } from "@/lib/auth/made-password";
import { hashPassword, wirePassword } from "@/lib/auth/password";
import type { AccountServices } from "./accounts";
import { type Caller, requireStaff } from "./acting";
import { endSignIns, requireTarget } from "./people-orders";

/**
 * Gives an account a password that the server makes and that is told this once, and ends every
 * sign-in: whoever knew the old one is out. One's own is changed on the account's page.
 * @throws ServiceError `unverified`, `notFound`, `tooManyAttempts`; reason `self`
 */
export async function resetPassword(
  { attempts, database, now }: AccountServices,
  caller: Caller,
  userid: string,
): Promise<string> {
  requireStaff(caller, "admin");
  requireTarget(database.read, caller, userid, { least: "admin", notSelf: true });
  const password = makePassword();
  const passwordHash = await attempts.whileHashing(() =>
    hashPassword(wirePassword(userid, password)),
  );
  await database.write((db) => {
    requireTarget(db, caller, userid, { least: "admin", notSelf: true });
    updateAccount(db, userid, { passwordHash });
    endSignIns(db, userid, now());
  });
  return password;
}
