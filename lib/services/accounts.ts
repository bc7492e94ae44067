import * as accounts from "@/db/repositories/accounts";
import type { AttemptLimits } from "@/lib/auth/attempt-limits";
import { hashPassword, passwordMatches, pretendToCompare, wirePassword } from "@/lib/auth/password";
import { newToken, tokenHashOf } from "@/lib/auth/web-session";
import { ServiceError } from "@/lib/errors";
import type { AccountView } from "@/lib/shared/models";
import type { Services } from "./services";

export interface AccountServices extends Services {
  readonly attempts: AttemptLimits;
}

/** The union of what the shipped apps let a person type. */
const userIdPattern = /^(?!\d+$)[a-zA-Z0-9_-]{4,24}$/;
const passwordLength = { min: 8, max: 64 };
const nicknameMaxLength = 40;

export interface SignedIn {
  readonly token: string;
  readonly account: AccountView;
}

/**
 * Makes an account and signs it in.
 * @throws ServiceError userNameFormat, passwordFormat, userExists, tooManyAttempts.
 */
export async function registerAccount(
  services: AccountServices,
  input: { readonly userId: string; readonly password: string; readonly nickname: string },
  clientIp: string,
): Promise<SignedIn> {
  const { userId, password } = input;
  if (!userIdPattern.test(userId)) {
    throw new ServiceError(
      "userNameFormat",
      "A user name has 4 to 24 letters, digits, - or _, and not only digits.",
    );
  }
  if (password.length < passwordLength.min || password.length > passwordLength.max) {
    throw new ServiceError("passwordFormat", "A password has 8 to 64 characters.");
  }
  await services.attempts.noteRegistration(clientIp);
  if (accounts.findAccount(services.database.read, userId)) throw userExists();
  const passwordHash = await hashPassword(wirePassword(userId, password));
  const nickname = input.nickname.trim().slice(0, nicknameMaxLength) || userId;
  await services.database.write((db) => {
    // Another request may have taken the name while the password was hashed.
    if (accounts.findAccount(db, userId)) throw userExists();
    accounts.insertAccount(db, {
      userid: userId,
      nickname,
      avatar: "",
      passwordHash,
      createdMs: services.now(),
    });
  });
  return openSession(services, { userId, nickname });
}

/** @throws ServiceError userUnknown, passwordWrong, tooManyAttempts. */
export async function signIn(
  services: AccountServices,
  input: { readonly userId: string; readonly password: string },
  clientIp: string,
): Promise<SignedIn> {
  const { userId } = input;
  await services.attempts.noteLogin(clientIp, userId);
  const wire = wirePassword(userId, input.password.slice(0, passwordLength.max + 1));
  const row = accounts.findAccount(services.database.read, userId);
  if (!row) {
    await pretendToCompare(wire);
    throw new ServiceError("userUnknown", "The user name or the password is wrong.");
  }
  if (!(await passwordMatches(row.passwordHash, wire))) {
    throw new ServiceError("passwordWrong", "The user name or the password is wrong.");
  }
  await services.attempts.clearLogin(clientIp, userId);
  return openSession(services, { userId, nickname: row.nickname });
}

/** Ends the session of a token; an unknown one is no error. */
export async function signOut(services: Services, token: string): Promise<void> {
  await services.database.write((db) => accounts.deleteWebSession(db, tokenHashOf(token)));
}

async function openSession(services: Services, account: AccountView): Promise<SignedIn> {
  const token = newToken();
  const createdMs = services.now();
  await services.database.write((db) =>
    accounts.insertWebSession(db, {
      tokenHash: tokenHashOf(token),
      userid: account.userId,
      createdMs,
      expiresMs: createdMs + services.config.sessionTtlDays * 86_400_000,
    }),
  );
  return { token, account };
}

function userExists(): ServiceError {
  return new ServiceError("userExists", "This user name is taken.");
}
