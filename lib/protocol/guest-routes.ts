import { z } from "zod";
import { guestCookie, guestCookieName } from "@/lib/auth/web-guest";
import { chooseNickname, type GuestServices } from "@/lib/services/chat-guests";
import { answerJson } from "./json-answer";
import { changingCaller, cookieOf, isHttps } from "./web-caller";

// Far longer than what passes, so that the service can say what is wrong.
const nicknameRequest = z.object({ nickname: z.string().max(1024) });

/** Makes this browser's guest, or renames him: `data.self`, and his cookie. */
export function answerGuest(services: GuestServices, request: Request): Promise<Response> {
  return answerJson(services, request, nicknameRequest, async ({ nickname }) => {
    const caller = changingCaller(services, request);
    const known = cookieOf(request, guestCookieName);
    const { self, token } = await chooseNickname(services, caller, known, nickname);
    if (token === null) return { data: { self } };
    return { data: { self }, headers: { "set-cookie": guestCookie(token, isHttps(request)) } };
  });
}
