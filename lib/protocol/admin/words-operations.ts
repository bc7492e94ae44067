import { z } from "zod";
import { changeServerWords, serverWords } from "@/lib/services/blocked-words";
import { maxServerWords } from "@/lib/shared/server-words";
import { explain } from "../fields";
import { type AdminCall, order, question } from "./admin-operation";

/** More than pass, so that the service can say what is wrong. */
const mostSent = 5000;
const wordsShape = z.object({
  words: explain(z.array(z.string()).readonly(), "Set in the console", "控制台中设置的屏蔽词"),
  fixed: explain(
    z.array(z.string()).readonly(),
    "Named by `BLOCKED_WORDS` in the server's configuration",
    "服务器配置 `BLOCKED_WORDS` 中的屏蔽词",
  ),
  revision: z.int(),
  changedMs: z.int(),
  changedBy: z.string(),
});

/** What nobody may write anywhere. */
export const wordsOperations: readonly AdminCall[] = [
  question(
    {
      id: "adminListWords",
      area: "people",
      path: "/api/admin/words",
      summary: { en: "Words that are blocked on the whole server", zh: "全站屏蔽词" },
      role: "moderator",
      scope: "people:read",
      input: z.object({}),
      output: wordsShape,
      example: {},
    },
    ({ services, caller }) => serverWords(services, caller),
  ),
  order(
    {
      id: "adminChangeWords",
      area: "people",
      path: "/api/admin/words",
      summary: { en: "Sets the blocked words; they hold at once", zh: "设置屏蔽词，立即生效" },
      role: "moderator",
      scope: "people:write",
      input: z.object({
        words: explain(
          z.array(z.string().max(1024)).max(mostSent),
          `All of them, at most ${maxServerWords}; \`*\` stands for any letters`,
          `完整列表，最多 ${maxServerWords} 个；\`*\` 代表任意字母`,
        ),
        revision: explain(
          z.int().min(0),
          "`revision` of the list that was changed; another one since is not overwritten",
          "修改前列表的 `revision`；期间有变更则拒绝",
        ),
      }),
      output: wordsShape,
      example: { words: ["badword", "casino*"], revision: 0 },
    },
    ({ services, caller }, { words, revision }) =>
      changeServerWords(services, caller, words, revision),
  ),
];
