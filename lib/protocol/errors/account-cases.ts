import type { TestServices } from "@/lib/services/services-fixture";
import { refuseLongAccountBody } from "../account/answer-account-call";
import { uploadUserInfo } from "../account/profile-calls";
import * as wire from "../wire-fixture";
import { cosKeys, type ErrorCase } from "./error-case";

const alice = { userid: "alice_01", password: "32780361651a9646098175c678095775" };
const send = async (
  services: TestServices,
  name: string,
  body: wire.Body,
  headers: wire.Headers = {},
) => (await wire.sendAccount(services, name, body, headers)).code;

/** Codes of the account API. */
export const accountCases: readonly ErrorCase[] = [
  {
    code: 400,
    when: "an app calls a route that does not exist",
    meet: (services) => send(services, "get_visitor_info", {}),
  },
  {
    code: 429,
    when: "somebody tries one password after the other",
    environment: { LOGIN_ATTEMPTS: "1" },
    async meet(services) {
      await send(services, "login", { ...alice, password: "0".repeat(32) });
      return send(services, "login", alice);
    },
  },
  {
    code: 429,
    when: "one address makes more accounts than REGISTRATIONS_PER_HOUR",
    environment: { REGISTRATIONS_PER_HOUR: "1" },
    async meet(services) {
      await send(services, "register", alice);
      return send(services, "register", { ...alice, userid: "bob_02" });
    },
  },
  {
    code: 498,
    when: "a signature was made with another token",
    async meet(services) {
      await wire.makeAccount(services, "alice_01");
      return send(services, "get_user_info", { userid: "alice_01" }, wire.signed("no", "{}"));
    },
  },
  {
    code: 498,
    when: "a refresh token is used a second time",
    async meet(services) {
      await wire.makeAccount(services, "alice_01");
      const { data } = await wire.sendAccount(services, "login", alice);
      const body = { userid: "alice_01", refresh_token: data.refresh_token };
      await send(services, "refresh", body);
      return send(services, "refresh", body);
    },
  },
  {
    code: 500,
    when: "the database of the server is gone",
    async meet(services) {
      services.database.close();
      return send(services, "login", alice);
    },
  },
  {
    code: 601,
    when: "an account is removed while its owner saves the profile",
    async meet(services) {
      const from = { clientIp: "", agent: "", origin: wire.origin };
      // Who has proven to be alice_01 a moment ago, when she still had an account.
      const actor = { kind: "user", userId: "alice_01", nickname: "", role: "user" } as const;
      const body = { userid: "alice_01", nickname: "Alice" };
      const saved = uploadUserInfo.run({ services, actor, ...from }, body);
      return saved.then(
        () => 200,
        (error: { readonly wireCode: number }) => error.wireCode,
      );
    },
  },
  {
    code: 602,
    when: "an app forgets the password",
    meet: (services) => send(services, "login", { userid: "alice_01" }),
  },
  {
    code: 602,
    when: "a body is no JSON object",
    meet: (services) => send(services, "login", "userid=alice_01"),
  },
  {
    code: 602,
    when: "a body is longer than MAX_BODY_BYTES",
    async meet() {
      const answer = (await refuseLongAccountBody("too long").json()) as { code: unknown };
      return answer.code;
    },
  },
  {
    code: 602,
    when: "somebody saves a nickname with a blocked word",
    environment: { BLOCKED_WORDS: "spam" },
    async meet(services) {
      await wire.makeAccount(services, "alice_01");
      const body = JSON.stringify({ userid: "alice_01", nickname: "Spam" });
      const headers = wire.signed(await wire.appToken(services, "alice_01"), body);
      return send(services, "upload_user_info", body, headers);
    },
  },
  {
    code: 610,
    when: "somebody chooses a user name with a blocked word",
    environment: { BLOCKED_WORDS: "spam" },
    meet: (services) => send(services, "register", { ...alice, userid: "spam_01" }),
  },
  {
    code: 610,
    when: "somebody chooses a user name of three letters",
    meet: (services) => send(services, "register", { ...alice, userid: "bob" }),
  },
  {
    code: 611,
    when: "somebody chooses a password of five characters",
    meet: (services) => send(services, "register", { ...alice, password: "12345" }),
  },
  {
    code: 612,
    when: "somebody chooses a user name that is taken",
    async meet(services) {
      await wire.makeAccount(services, "alice_01");
      return send(services, "register", alice);
    },
  },
  {
    code: 620,
    when: "somebody signs in under a name that nobody registered",
    meet: (services) => send(services, "login", alice),
  },
  {
    code: 621,
    when: "somebody mistypes the password",
    async meet(services) {
      await wire.makeAccount(services, "alice_01");
      return send(services, "login", { ...alice, password: "0".repeat(32) });
    },
  },
  {
    code: 4004,
    when: "an app wants to upload a cover and COS_LEGACY_SIGN is off",
    environment: cosKeys,
    async meet(services) {
      await wire.makeAccount(services, "alice_01");
      const body = JSON.stringify({ userid: "alice_01" });
      const headers = wire.signed(await wire.appToken(services, "alice_01"), body);
      return send(services, "get_cos_sign", body, headers);
    },
  },
];
