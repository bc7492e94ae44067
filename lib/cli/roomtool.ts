import { type Config, ConfigError } from "@/lib/config";
import { isUserName, userNameRule } from "@/lib/services/accounts";
import { loginInfoOf } from "@/lib/services/room-sign-in";

/** One thing that was tried, and what to do when it failed. */
export interface Finding {
  readonly ok: boolean;
  readonly text: string;
}

const requestTimeoutMs = 5000;

/**
 * Tries what an app does: reaches the server, signs in to RoomService with a UserSig made from this
 * configuration, lists the rooms. Stops at the first failure, as the rest follows from it.
 */
export async function checkRooms(config: Config, base: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  const fail = (text: string) => [...findings, { ok: false, text }];
  const passed = (text: string) => findings.push({ ok: true, text });

  const checked = await call(`${base}/weapp/utils/check_config`, "GET");
  if (checked === null) {
    return fail(
      `${base} does not answer: start the server, or name its address (roomtool check URL).`,
    );
  }
  if (checked.code !== 0) {
    return fail(`${base} answers, but not as Mini LVB: a proxy leads /weapp/ elsewhere.`);
  }
  passed(`The server answers at ${base}.`);

  const { sdkAppId, userId, userSig } = loginInfoOf({ config, now: Date.now }, "roomtool_check");
  const query = new URLSearchParams({ sdkAppID: String(sdkAppId), userID: userId, userSig });
  const login = await call(`${base}/weapp/live_room/login?${query}`, "POST");
  if (login?.code !== 0) {
    return fail(
      `The sign-in was refused (${login?.code}: ${login?.message}): IM_SDKAPPID and IM_SECRETKEY here are not those of the running server; start both with the same .env and DATA_DIR.`,
    );
  }
  passed(`A UserSig of application ${sdkAppId} signs in.`);

  const session = new URLSearchParams({ userID: userId, token: String(login.token) });
  const list = await call(`${base}/weapp/live_room/get_room_list?${session}`, "POST", { cnt: 1 });
  if (list?.code !== 0 || !Array.isArray(list.rooms)) {
    return config.guestApi
      ? fail(
          `The rooms could not be listed (${list?.code}: ${list?.message}): see the server's log.`,
        )
      : [
          ...findings,
          { ok: true, text: "Guests are turned off (GUEST_API): rooms need accounts." },
        ];
  }
  passed("The rooms can be listed.");
  await call(`${base}/weapp/live_room/logout?${session}`, "POST");
  return findings;
}

/** Null when nobody answers, or not with JSON. */
async function call(
  url: string,
  method: "GET" | "POST",
  body?: object,
): Promise<Record<string, unknown> | null> {
  try {
    const response = await fetch(url, {
      method,
      body: body ? JSON.stringify(body) : undefined,
      headers: body ? { "content-type": "application/json" } : {},
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    return (await response.json()) as Record<string, unknown>;
  } catch {
    // Not reachable, too slow, or a page instead of JSON: to the caller it is all the same.
    return null;
  }
}

/**
 * What `genLoginInfo` printed: everything that a client needs to sign in as `userid`.
 * @throws ConfigError for a userid that nobody can have here, guests' made-up ones included.
 */
export function loginInfoText(config: Config, userid: string): string {
  if (!isUserName(userid)) {
    throw new ConfigError(`The server takes no userid ${JSON.stringify(userid)}. ${userNameRule}`);
  }
  const info = loginInfoOf({ config, now: Date.now }, userid);
  const { sdkAppId, userId, accountType, userSig } = info;
  const printed = { userID: userId, sdkAppID: sdkAppId, accType: accountType, userSig };
  return JSON.stringify(printed, null, 2);
}
