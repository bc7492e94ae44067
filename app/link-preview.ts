import type { Metadata } from "next";
import { headers } from "next/headers";
import { runtime } from "@/lib/runtime";
import { originHeader } from "@/lib/server/client-address";
import { absolutePicture } from "@/lib/shared/absolute-picture";
import { isolated } from "@/lib/shared/isolated";
import { getPageText } from "./page-text";

/** What a page is about, when it is about one broadcast or person. */
interface Subject {
  readonly title: string;
  readonly nickname: string;
  /** Empty when there is none. */
  readonly coverUrl: string;
}

/** Where the subject is to be found, from the root of the site. */
interface Places {
  readonly path: string;
  /** The page that other sites show in a frame, where there is one. */
  readonly embedPath?: string;
}

/** Of the frame that a preview may open, in CSS pixels. */
const frameSize = { width: 1280, height: 720 } as const;

/**
 * What chats and search engines show of a link (ogp.me): the product's own card, or a broadcast's.
 * Whole, because a page's `openGraph` takes the place of the layout's.
 */
export async function linkPreview(subject?: Subject, places?: Places): Promise<Metadata> {
  const { locale, t } = await getPageText();
  const siteName = t("common.productName");
  const tagline = t("common.tagline");
  const description = subject ? `${isolated(subject.nickname)} · ${tagline}` : tagline;
  const site = {
    siteName,
    description,
    locale: locale.replace("-", "_"),
    type: "website",
  } as const;
  if (!subject) return { description, openGraph: site };
  const origin = runtime().config.publicUrl ?? (await headers()).get(originHeader) ?? "";
  const images = absolutePicture(subject.coverUrl, origin);
  const { title } = subject;
  const preview = { ...site, title, images };
  const card = images ? "summary_large_image" : "summary";
  const plain = {
    // The layout puts the product's name behind it.
    title: isolated(title),
    description,
    openGraph: preview,
    twitter: { card },
  } as const;
  if (!places || origin === "") return plain;
  const url = origin + places.path;
  if (!places.embedPath) {
    return { ...plain, alternates: { canonical: url }, openGraph: { ...preview, url } };
  }
  const frame = { url: origin + places.embedPath, type: "text/html", ...frameSize };
  return {
    ...plain,
    alternates: {
      canonical: url,
      // How sites that show links find out how to show this one (oembed.com §4).
      types: { "application/json+oembed": `${origin}/oembed?url=${encodeURIComponent(url)}` },
    },
    openGraph: { ...preview, type: "video.other", url, videos: [frame] },
  };
}
