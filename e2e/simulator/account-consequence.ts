import { ClientFailure, type Effect } from "./client-failure";

const REGISTER_TEXTS: Readonly<Record<number, string>> = {
  610: "the text for a malformed user name",
  611: "the text for a malformed password",
  612: "the text for a user that exists",
};

const LOGIN_TEXTS: Readonly<Record<number, string>> = { 620: "用户不存在", 621: "密码错误" };

const CONSEQUENCES: Readonly<Record<string, readonly [Effect, string]>> = {
  "/get_user_info": ["unnoticed", "shows an empty profile"],
  "/upload_user_info": ["error", "shows that the profile was not saved"],
  "/upload_room": ["unnoticed", "ignores it, and the tape may lack its title and cover"],
  "/get_vod_list": ["error", "shows an empty playback list"],
  "/get_cos_sign": ["error", "cannot upload pictures; everything else goes on"],
};

/** What the app does when a route's code is not 200, as a failure to throw. */
export function accountConsequence(route: string, code: number, message: string): ClientFailure {
  const detail = `code ${code}${message ? ` (${message})` : ""}`;
  if (route === "/register") {
    const text = REGISTER_TEXTS[code] ?? "the message";
    return new ClientFailure("error", `On ${detail} the app shows ${text}: no account.`);
  }
  if (route === "/login") {
    const text = LOGIN_TEXTS[code] ?? "the message";
    return new ClientFailure(
      "error",
      `On ${detail} the app shows ${text}, forgets the saved account and stays at the login.`,
    );
  }
  const [effect, sentence] = CONSEQUENCES[route] ?? ["error", "shows the code"];
  return new ClientFailure(effect, `On ${detail} the app ${sentence}.`);
}
