import { z } from "zod";
import {
  createAccessToken,
  listAccessTokens,
  revokeAccessToken,
} from "@/lib/services/access-tokens";
import { accessTokenLimits } from "@/lib/shared/access-token";
import { tokenScopes } from "@/lib/shared/staff";
import { explain, requiredText } from "../fields";
import { anyId, done, isDone } from "./admin-fields";
import { order, question } from "./admin-operation";

const { nameLength, maxDays, defaultDays } = accessTokenLimits;
const token = z.object({
  id: z.string(),
  userId: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(tokenScopes)).readonly(),
  createdMs: z.int(),
  expiresMs: z.int(),
  lastUsedMs: z.int(),
  lastUsedFrom: z.string(),
});

/** Personal access tokens; no token may make or end one. */
export const tokenOperations = [
  question(
    {
      id: "adminListTokens",
      area: "tokens",
      path: "/api/admin/tokens",
      summary: { en: "One's own access tokens, or everybody's", zh: "访问令牌列表" },
      role: "readonly",
      scope: null,
      input: z.object({
        all: explain(
          z
            .enum(["0", "1"])
            .default("0")
            .transform((value) => value === "1"),
          "1: of everybody, for administrators",
          "1：所有人的（仅管理员）",
        ),
      }),
      output: z.object({ tokens: z.array(token).readonly() }),
      example: {},
    },
    ({ services, caller }, { all }) => listAccessTokens(services, caller, all),
  ),
  order(
    {
      id: "adminCreateToken",
      area: "tokens",
      path: "/api/admin/tokens/create",
      summary: { en: "Makes an access token; it is told once", zh: "创建访问令牌（仅显示一次）" },
      role: "readonly",
      scope: null,
      target: "name",
      input: z.object({
        name: explain(
          requiredText.refine((value) => [...value].length <= nameLength, "is too long"),
          `What it is for, at most ${nameLength} characters`,
          `用途，最多 ${nameLength} 个字符`,
        ),
        scopes: explain(z.array(z.enum(tokenScopes)).min(1).max(99), "What it may do", "权限范围"),
        days: explain(
          z.int().min(1).max(maxDays).default(defaultDays),
          `Days until it expires, at most ${maxDays}`,
          `有效天数，最多 ${maxDays}`,
        ),
      }),
      output: z.object({ token: z.string(), view: token }),
      example: { name: "Nightly report", scopes: ["lives:read"], days: 30 },
    },
    ({ services, caller }, input) => createAccessToken(services, caller, input),
  ),
  order(
    {
      id: "adminRevokeToken",
      area: "tokens",
      path: "/api/admin/tokens/{id}/revoke",
      summary: { en: "Ends an access token at once", zh: "立即吊销访问令牌" },
      role: "readonly",
      scope: null,
      target: "id",
      input: z.object({ id: anyId }),
      output: done,
      example: { id: "00000000-0000-4000-8000-000000000000" },
    },
    async ({ services, caller }, { id }) => {
      await revokeAccessToken(services, caller, id);
      return isDone;
    },
  ),
] as const;
