import type { Metadata } from "next";
import { headers } from "next/headers";
import { runtime } from "@/lib/runtime";
import { originHeader } from "@/lib/server/client-address";
import { absolutePicture } from "@/lib/shared/absolute-picture";
import { getPageText } from "./page-text";

/** What a page is about, when it is about one broadcast. */
interface Subject {
  readonly title: string;
  readonly nickname: string;
  /** Empty when there is none. */
  readonly coverUrl: string;
}

/**
 * What chats and search engines show of a link (ogp.me): the product's own card, or a broadcast's.
 * Whole, because a page's `openGraph` takes the place of the layout's.
 */
export async function linkPreview(subject?: Subject): Promise<Metadata> {
  const { locale, t } = await getPageText();
  const siteName = t("common.productName");
  const tagline = t("common.tagline");
  const description = subject ? `${subject.nickname} · ${tagline}` : tagline;
  const site = {
    siteName,
    description,
    locale: locale.replace("-", "_"),
    type: "website",
  } as const;
  if (!subject) return { description, openGraph: site };
  const origin = runtime().config.publicUrl ?? (await headers()).get(originHeader) ?? "";
  const images = absolutePicture(subject.coverUrl, origin);
  return {
    title: subject.title,
    description,
    openGraph: { ...site, title: subject.title, images },
  };
}
