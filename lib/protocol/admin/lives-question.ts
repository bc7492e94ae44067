import { z } from "zod";
import type { LivesQuestion } from "@/lib/shared/admin-lives";
import { liveHealths, liveSorts, liveStates } from "@/lib/shared/admin-lives";
import { categories } from "@/lib/shared/categories";
import { explain } from "../fields";
import { cursor, filterOf, searchTerm } from "./admin-fields";

/** Which lives are asked for. */
export const livesQuestion = z.object({
  q: searchTerm,
  state: explain(
    filterOf(liveStates),
    "On air, not public yet (`preview`), waiting for a lost publisher, or forbidden",
    "直播中、尚未公开（`preview`）、等待重连或已禁播",
  ),
  health: explain(filterOf(liveHealths), "How well the publisher sends", "推流质量"),
  category: explain(filterOf(categories), "Category", "分类"),
  sort: explain(
    filterOf(liveSorts),
    "Newest first (`age`), or the most `viewers` or `bitrate` first",
    "按开播时间（`age`，默认）、观看人数或码率排序",
  ),
  cursor,
});

const names = ["q", "state", "health", "category", "sort", "cursor"] as const;

/**
 * The same from the address of the page, with the query that its browser will ask by; an address
 * that nobody could have made asks for everything.
 */
export function livesQuestionOf(
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
): { readonly question: LivesQuestion; readonly query: string } {
  const set = names.flatMap((name) => {
    const value = params[name];
    return typeof value === "string" && value !== "" ? [[name, value] as [string, string]] : [];
  });
  const parsed = livesQuestion.safeParse(Object.fromEntries(set));
  if (!parsed.success) return { question: {}, query: "" };
  return { question: parsed.data, query: new URLSearchParams(set).toString() };
}
