import { z } from "zod";
import { type AppTokens, refreshApp, registerApp, signInApp } from "@/lib/services/app-accounts";
import { loginInfoOf } from "@/lib/services/room-sign-in";
import { explain, requiredText } from "../fields";
import { defineAccountCall, empty } from "./account-call";
import { commonFields, password } from "./account-fields";

const tokens = {
  token: explain(z.string(), "Signs requests (Liteav-Sig)", "用于 Liteav-Sig 签名"),
  refresh_token: z.string(),
  expires: explain(z.int(), "Seconds", "秒"),
} as const;

/** Makes an account. */
export const register = defineAccountCall(
  {
    name: "register",
    summary: { en: "Makes an account.", zh: "注册账号。" },
    permission: "anyone",
    input: z.object({ ...commonFields, password }),
    output: empty,
    example: { userid: "alice_01", password: "32780361651a9646098175c678095775" },
  },
  async ({ services, clientIp }, { userid, password }) => {
    await registerApp(services, { userId: userid, password }, clientIp);
    return {};
  },
);

/** Signs in; both shipped apps fail unless `roomservice_sign` and `cos_info` are there. */
export const login = defineAccountCall(
  {
    name: "login",
    summary: {
      en: "Signs in: tokens, a UserSig for rooms and IM, where covers go.",
      zh: "登录：返回 token、房间与 IM 的 UserSig、封面存储信息。",
    },
    permission: "anyone",
    input: z.object({ ...commonFields, password }),
    output: z.object({
      ...tokens,
      roomservice_sign: z.object({
        sdkAppID: z.int(),
        accountType: explain(
          z.string(),
          'Always "0"; read by the 2018 apps',
          '固定为 "0"，供 2018 版读取',
        ),
        userID: z.string(),
        userSig: z.string(),
      }),
      cos_info: explain(
        z.object({
          Bucket: z.string(),
          Region: z.string(),
          Appid: z.int(),
          SecretId: z.string(),
        }),
        "Empty while no Tencent Cloud keys are set",
        "未配置腾讯云密钥时为空",
      ),
    }),
    example: { userid: "alice_01", password: "32780361651a9646098175c678095775" },
  },
  async ({ services, clientIp, agent }, { userid, password }) => {
    const signedIn = await signInApp(services, { userId: userid, password }, clientIp, agent);
    const info = loginInfoOf(services, userid);
    const { cos } = services.config;
    return {
      ...toWire(signedIn),
      roomservice_sign: {
        sdkAppID: info.sdkAppId,
        accountType: info.accountType,
        userID: info.userId,
        userSig: info.userSig,
      },
      cos_info: {
        Bucket: cos?.bucket ?? "",
        Region: cos?.region ?? "",
        Appid: cos?.appId ?? 0,
        SecretId: cos?.secretId ?? "",
      },
    };
  },
);

/** New tokens for old. */
export const refresh = defineAccountCall(
  {
    name: "refresh",
    summary: {
      en: "New tokens for a refresh token, which works once.",
      zh: "用 refresh_token 换取新 token，仅可使用一次。",
    },
    permission: "anyone",
    input: z.object({ ...commonFields, refresh_token: requiredText }),
    output: z.object(tokens),
    example: { userid: "alice_01", refresh_token: "…" },
  },
  async ({ services, clientIp, agent }, { userid, refresh_token }) =>
    toWire(await refreshApp(services, userid, refresh_token, { clientIp, agent })),
);

function toWire({ token, refreshToken, expiresSeconds }: AppTokens) {
  return { token, refresh_token: refreshToken, expires: expiresSeconds };
}
