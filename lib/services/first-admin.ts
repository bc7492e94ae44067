import type { Connection } from "@/db/database";
import { findAccount, hasAccountOfRole, insertAccount } from "@/db/repositories/accounts";
import { hashPassword, wirePassword } from "@/lib/auth/password";
import { isReservedName } from "@/lib/auth/reserved-names";
import { newToken } from "@/lib/auth/web-session";
import { ServiceError } from "@/lib/errors";
import { setupLink } from "@/lib/shared/session-refusal";
import { equalInConstantTime } from "@/lib/signing/constant-time";
import {
  type AccountServices,
  keptNickname,
  requirePassword,
  requireUserName,
  type SignedIn,
  signIn,
  voidGuest,
} from "./accounts";
import { type OwnAuthor, writeAudit } from "./audit";
import type { Services } from "./services";

/** Who is to be the administrator. */
export interface NewAdmin {
  readonly userId: string;
  readonly password: string;
  /** Empty: as the userid. */
  readonly nickname: string;
}

/** Whether anybody administers this server yet. */
export function hasAdmin(db: Connection): boolean {
  return hasAccountOfRole(db, "admin");
}

/**
 * The one-time set-up link: there is no default password, so that whoever reads the server's output
 * makes the first administrator. In memory alone; another start has another one.
 */
export class SetupDesk {
  private secret: string | null;

  constructor(isNeeded: boolean) {
    this.secret = isNeeded ? newToken() : null;
  }

  /** For the server's output; null where it is not needed (any more). */
  get token(): string | null {
    return this.secret;
  }

  /** Whether this is the token of the link. */
  knows(token: string): boolean {
    return this.secret !== null && equalInConstantTime(this.secret, token);
  }

  /** The link leads nowhere any more. */
  close(): void {
    this.secret = null;
  }
}

export interface SetupServices extends AccountServices {
  readonly setup: SetupDesk;
}

/**
 * Makes the first administrator by the link and signs him in; the link is used up. It leads nowhere
 * either when somebody became an administrator by the command line meanwhile.
 * @throws ServiceError `unverified` with reason `setupLink`; userNameFormat, passwordFormat,
 * userExists, tooManyAttempts.
 */
export async function setUp(
  services: SetupServices,
  token: string,
  admin: NewAdmin,
  clientIp: string,
): Promise<SignedIn> {
  if (!services.setup.knows(token)) {
    // Guesses alone: behind a proxy a stranger's would keep out who has the link.
    await services.attempts.noteLogin(clientIp, "setup");
    throw linkRefused();
  }
  await makeAdmin(services, admin, "setup", (db) => {
    if (!hasAdmin(db)) return;
    // Also when that one is none any more: who read the output then is not asked once more.
    services.setup.close();
    throw linkRefused();
  });
  services.setup.close();
  return signIn(services, admin, clientIp);
}

function linkRefused(): ServiceError {
  return new ServiceError("unverified", "This set-up link leads nowhere (any more).", {
    data: { reason: setupLink },
  });
}

/**
 * Makes an account that is an administrator. `check` decides inside the write.
 * @throws ServiceError userNameFormat, passwordFormat, userExists
 */
export async function makeAdmin(
  services: Pick<Services, "config" | "database" | "now">,
  { userId, password, nickname }: NewAdmin,
  author: OwnAuthor,
  check: (db: Connection) => void = () => undefined,
): Promise<void> {
  const { config, database, now } = services;
  requireUserName(services, userId);
  requirePassword(password);
  const passwordHash = await hashPassword(wirePassword(userId, password));
  await database.write((db) => {
    check(db);
    if (isReservedName(userId, config.administrator) || findAccount(db, userId)) {
      throw new ServiceError("userExists", "This user name is taken.");
    }
    voidGuest(db, userId);
    insertAccount(db, {
      userid: userId,
      nickname: keptNickname(userId, nickname),
      avatar: "",
      role: "admin",
      passwordHash,
      createdMs: now(),
    });
    writeAudit(services, db, author, { action: "createAdmin", target: userId }, "done");
  });
}
