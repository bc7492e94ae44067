import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { messagesFor, sharedTexts } from "@/lib/shared/i18n/messages";

const messages = messagesFor("en");
const shared = sharedTexts(messages);
const isOfSection = (namespace: string) => !(namespace in shared);

/** The files of ours that one imports for more than their types. */
function importsOf(file: string): string[] {
  const found = readFileSync(file, "utf8").matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(?!type\s)(?:[\w*{][^;'"]*?from\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g,
  );
  return [...found].flatMap(([, plain, lazy]) => {
    const target = plain ?? lazy ?? "";
    const base = target.startsWith("@/")
      ? target.slice(2)
      : target.startsWith(".")
        ? path.join(path.dirname(file), target)
        : undefined;
    if (!base || !/^(app|components)\//.test(base)) return [];
    return [".tsx", ".ts"].map((ending) => base + ending).filter((it) => existsSync(it));
  });
}

function reachedFrom(file: string, seen = new Set<string>()): Set<string> {
  if (!seen.has(file)) {
    seen.add(file);
    for (const imported of importsOf(file)) reachedFrom(imported, seen);
  }
  return seen;
}

/** The texts that whatever a page is made of asks for. */
function neededBy(page: string): string[] {
  const parts = [...reachedFrom(page)].filter((file) => file.startsWith("components/"));
  const asked = parts.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/useTranslations\("(\w+)"\)/g)].map(([, name]) => name),
  );
  return asked.filter((name) => name !== undefined).filter(isOfSection);
}

/** The texts that a page and the layouts around it give. */
function givenTo(page: string): string[] {
  const folders = path.dirname(page).split("/");
  const layouts = folders.map((_, i) => path.join(...folders.slice(0, i + 1), "layout.tsx"));
  return [page, ...layouts.filter((it) => it.startsWith("app/admin/"))]
    .filter((file) => existsSync(file))
    .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/sectionLayout\(([^)]*)\)/g)])
    .flatMap(([, names = ""]) => [...names.matchAll(/"(\w+)"/g)].map(([, name = ""]) => name));
}

const pages = readdirSync("app/admin", { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "page.tsx")
  .map((file) => path.join("app/admin", file))
  .sort();
const sectionOf = (page: string) => page.split("/")[2] ?? "";

describe("the texts of the console", () => {
  it.each(pages)("%s has all that it shows", (page) => {
    expect(neededBy(page).filter((name) => !givenTo(page).includes(name))).toEqual([]);
  });

  it.each([...new Set(pages.map(sectionOf))])("%s loads none that it does not show", (section) => {
    const own = pages.filter((page) => sectionOf(page) === section);
    const needed = new Set(own.flatMap(neededBy));
    expect(own.flatMap(givenTo).filter((name) => !needed.has(name))).toEqual([]);
  });
});
