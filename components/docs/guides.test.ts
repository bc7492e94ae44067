import { describe, expect, it } from "vitest";
import { environmentVariables, requiredInTencentMode } from "@/lib/config";
import type { LiveApiAnswers } from "@/lib/providers/tencent/live-api";
import { broadcastingGuideEn } from "@/lib/shared/i18n/messages/broadcasting-guide-en";
import { broadcastingGuideZh } from "@/lib/shared/i18n/messages/broadcasting-guide-zh";
import { callbacksGuideEn } from "@/lib/shared/i18n/messages/callbacks-guide-en";
import { callbacksGuideZh } from "@/lib/shared/i18n/messages/callbacks-guide-zh";
import { embeddingGuideEn } from "@/lib/shared/i18n/messages/embedding-guide-en";
import { embeddingGuideZh } from "@/lib/shared/i18n/messages/embedding-guide-zh";
import type { Guide } from "@/lib/shared/i18n/messages/guide";
import { operationsGuideEn } from "@/lib/shared/i18n/messages/operations-guide-en";
import { operationsGuideZh } from "@/lib/shared/i18n/messages/operations-guide-zh";
import { tencentGuideEn } from "@/lib/shared/i18n/messages/tencent-guide-en";
import { tencentGuideZh } from "@/lib/shared/i18n/messages/tencent-guide-zh";
import { webhooksGuideEn } from "@/lib/shared/i18n/messages/webhooks-guide-en";
import { webhooksGuideZh } from "@/lib/shared/i18n/messages/webhooks-guide-zh";
import { cloudApiPolicy, liveApiActions } from "./cloud-policies";
import { guideBlocks } from "./guide-blocks";

const guides: readonly (readonly [string, Guide, Guide])[] = [
  ["Tencent mode", tencentGuideEn, tencentGuideZh],
  ["callbacks", callbacksGuideEn, callbacksGuideZh],
  ["webhooks", webhooksGuideEn, webhooksGuideZh],
  ["embedding", embeddingGuideEn, embeddingGuideZh],
  ["operations", operationsGuideEn, operationsGuideZh],
  ["broadcasting", broadcastingGuideEn, broadcastingGuideZh],
];

const codeWords = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
const textOf = (guide: Guide) =>
  Object.values(guide)
    .map(({ text }) => text)
    .join("\n");

/** Capitals with an underscore, or the few settings that are one word. */
const isSetting = (word: string) =>
  /^[A-Z0-9]+(_[A-Z0-9]+)+$|^(MODE|ADMINISTRATOR|PRIVATEKEY|PUBLICKEY|RECORDING)$/.test(word);

describe.each(guides)("the guide to %s", (_name, en, zh) => {
  it("has the same sections, blocks and code words in both languages", () => {
    const outline = (guide: Guide) =>
      Object.entries(guide).map(([id, { text }]) => [
        id,
        guideBlocks(text).map((block) => [
          block.kind,
          block.kind === "command"
            ? block.text
            : "items" in block
              ? block.items.length
              : "terms" in block
                ? block.terms.length
                : 1,
        ]),
        [...new Set(codeWords(text))].sort(),
      ]);
    expect(outline(zh)).toEqual(outline(en));
  });

  it("closes every code word and names only settings that there are", () => {
    for (const guide of [en, zh]) {
      for (const block of Object.values(guide).flatMap(({ text }) => text.split("\n"))) {
        expect(block.split("`").length % 2, block).toBe(1);
      }
    }
    const named = codeWords(textOf(en)).map((word) => word.split("=")[0] ?? "");
    expect(named.filter(isSetting).filter((it) => !environmentVariables.includes(it))).toEqual([]);
  });

  it("links only to sections that there are", () => {
    const sections = Object.fromEntries([
      ["/docs/tencent", Object.keys(tencentGuideEn)],
      ["/docs/callbacks", Object.keys(callbacksGuideEn)],
    ]);
    const here = Object.keys(en);
    for (const [, href = ""] of `${textOf(en)}${textOf(zh)}`.matchAll(/\]\(([^)]+)\)/g)) {
      const [path = "", anchor] = href.split("#");
      if (anchor !== undefined) expect(path === "" ? here : sections[path], href).toContain(anchor);
    }
  });
});

describe("the guide to Tencent mode", () => {
  it("names every setting without which that mode does not start", () => {
    const named = codeWords(tencentGuideEn.settings.text);
    expect(requiredInTencentMode.filter((it) => !named.includes(it))).toEqual([]);
  });

  it("explains every action that the policy allows, and the server knows them all", () => {
    const known: readonly (keyof LiveApiAnswers)[] = liveApiActions;
    const explained = codeWords(tencentGuideEn.cloudApi.text);
    expect(known.filter((action) => !explained.includes(action))).toEqual([]);
    expect(known.filter((action) => !cloudApiPolicy.includes(`"live:${action}"`))).toEqual([]);
  });
});
