import { z } from "zod";
import { callbackBody, listCallbacks } from "@/lib/services/doctor/ledger-pages";
import { pageQuery } from "../page-query";
import { anyId } from "./admin-fields";
import { type AdminCall, question } from "./admin-operation";

/** The ledger of callbacks. */
export const callbacksOperations: readonly AdminCall[] = [
  question(
    {
      id: "adminListCallbacks",
      area: "callbacks",
      path: "/api/admin/callbacks",
      summary: { en: "Every callback, the newest first", zh: "回调台账（最新在前）" },
      role: "readonly",
      scope: "callbacks:read",
      input: z.object({ page: pageQuery, refused: z.enum(["0", "1"]).default("0") }),
      output: z.looseObject({}),
      example: { refused: "1" },
    },
    ({ services }, { page, refused }) =>
      listCallbacks(services, { page, refusedOnly: refused === "1" }),
  ),
  question(
    {
      id: "adminReadCallback",
      area: "callbacks",
      path: "/api/admin/callbacks/{id}",
      summary: {
        en: "The body of one callback, without secrets",
        zh: "单条回调的内容（不含密钥）",
      },
      role: "readonly",
      scope: "callbacks:read",
      input: z.object({ id: anyId }),
      output: z.object({ body: z.string() }),
      example: { id: "00000000-0000-4000-8000-000000000000" },
    },
    ({ services }, { id }) => ({ body: callbackBody(services, id) }),
  ),
];
