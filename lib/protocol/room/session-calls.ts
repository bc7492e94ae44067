import { z } from "zod";
import { newGuest, roomsWork, signInToRooms, signOutOfRooms } from "@/lib/services/room-sign-in";
import { explain } from "../fields";
import { defineRoomCall, empty } from "./room-call";

/** Exchanges a UserSig for a token. */
export const login = defineRoomCall(
  {
    name: "login",
    summary: {
      en: "Exchanges a UserSig (query: sdkAppID, userID, userSig) for a token.",
      zh: "用 UserSig（查询参数 sdkAppID、userID、userSig）换取 token。",
    },
    permission: "anyone",
    input: empty,
    output: z.object({
      userID: z.string(),
      token: z.string(),
      timestamp: explain(z.int(), "Server time, Unix milliseconds", "服务器时间（毫秒）"),
    }),
    example: {},
  },
  async ({ services, query, clientIp }) => {
    const userId = query.get("userID") ?? "";
    const sdkAppId = query.get("sdkAppID") ?? "";
    const userSig = query.get("userSig") ?? "";
    const token = await signInToRooms(services, { sdkAppId, userId, userSig }, clientIp);
    return { userID: userId, token, timestamp: services.now() };
  },
);

/** Ends the token. */
export const logout = defineRoomCall(
  {
    name: "logout",
    summary: { en: "Ends the token.", zh: "注销 token。" },
    permission: "signedIn",
    input: empty,
    output: empty,
    example: {},
  },
  async ({ services, query, caller }) => {
    caller();
    await signOutOfRooms(services, query.get("token") ?? "");
    return {};
  },
);

/** A guest identity for clients without accounts (`/weapp/utils/get_login_info`). */
export const getLoginInfo = defineRoomCall(
  {
    name: "get_login_info",
    aliases: ["get_login_info_debug", "get_im_login_info"],
    method: "GET",
    summary: {
      en: "A guest identity with its UserSig, for clients without accounts.",
      zh: "为无账号客户端签发访客身份与 UserSig。",
    },
    permission: "anyone",
    input: empty,
    output: z.object({
      userID: z.string(),
      sdkAppID: z.int(),
      accType: z.string(),
      userSig: z.string(),
    }),
    example: {},
  },
  async ({ services, clientIp }) => {
    const { userId, sdkAppId, accountType, userSig } = await newGuest(services, clientIp);
    return { userID: userId, sdkAppID: sdkAppId, accType: accountType, userSig };
  },
);

/** The clients' own telemetry, which nobody reads. */
export const report = defineRoomCall(
  {
    name: "report",
    summary: { en: "Client telemetry; ignored.", zh: "客户端上报；忽略。" },
    permission: "anyone",
    input: empty,
    output: empty,
    example: {},
  },
  () => ({}),
);

/** The old check of the configuration; `roomtool check` says more. */
export const checkConfig = defineRoomCall(
  {
    name: "check_config",
    method: "GET",
    summary: { en: "Whether rooms work.", zh: "检查配置。" },
    permission: "anyone",
    input: empty,
    output: z.object({ result: z.string() }),
    example: {},
  },
  ({ services }) => ({ result: roomsWork(services) ? "检查正确" : "检查失败" }),
);
