import type { z } from "zod";
import { parseEmbedSite } from "../shared/embed-site";

/** `*`: any site; `none`: no other; else origins, separated by commas or spaces. */
export function readEmbedSites(
  list: string,
  context: z.core.$RefinementCtx<string>,
): readonly string[] {
  const entries = list.split(/[\s,]+/).filter(Boolean);
  if (entries.length === 1 && entries[0] === "none") return [];
  if (entries.length === 1 && entries[0] === "*") return ["*"];
  return entries.map((entry) => {
    const site = parseEmbedSite(entry);
    if (site !== null) return site;
    context.addIssue({
      code: "custom",
      message: `${JSON.stringify(entry)} is no site; write *, none, or addresses without a path such as https://example.com or https://*.example.com`,
    });
    return "";
  });
}
