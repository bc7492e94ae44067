import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/providers";
import { SessionProvider } from "@/components/session/session-provider";
import { Header } from "@/components/shell/header";
import { themeWishHeader } from "@/lib/server/embed-wishes";
import { themeCookieName } from "@/lib/shared/i18n/locales";
import { sharedTexts } from "@/lib/shared/i18n/messages";
import { pageAdminAccess } from "./admin/page-admin";
import "./globals.css";
import { linkPreview } from "./link-preview";
import { pageAccount } from "./page-data";
import { getPageText } from "./page-text";

// Every page carries the nonce of its own response and the reader's own language.
export const dynamic = "force-dynamic";

/** The grounds of globals.css as sRGB, for the browser's own bars. */
const inkColour = "#0a0e16";
const paperColour = "#f8f5f0";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getPageText();
  const productName = t("common.productName");
  return {
    ...(await linkPreview()),
    title: {
      default: `${productName} · ${t("common.tagline")}`,
      template: `%s · ${productName}`,
    },
  };
}

export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme();
  if (theme) return { themeColor: theme === "dark" ? inkColour : paperColour };
  return {
    themeColor: [
      { media: "(prefers-color-scheme: dark)", color: inkColour },
      { media: "(prefers-color-scheme: light)", color: paperColour },
    ],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, messages, t } = await getPageText();
  return (
    <html lang={locale} data-theme={await chosenTheme()}>
      <body className="flex flex-col bg-ground font-sans text-base text-text antialiased">
        <a
          href="#content"
          className="sr-only rounded-control bg-raised px-4 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50"
        >
          {t("common.skipToContent")}
        </a>
        <Providers locale={locale} messages={sharedTexts(messages)} nowMs={Date.now()}>
          <SessionProvider
            account={await pageAccount()}
            isAdmin={(await pageAdminAccess()) === "staff"}
          >
            <Header />
            <main
              id="content"
              tabIndex={-1}
              className="mx-auto flex w-full max-w-7xl flex-1 flex-col px-4 py-6 outline-none sm:px-6"
            >
              {children}
            </main>
          </SessionProvider>
        </Providers>
      </body>
    </html>
  );
}

/** The reader's choice; undefined to follow the system. */
async function chosenTheme(): Promise<"dark" | "light" | undefined> {
  const wished = (await headers()).get(themeWishHeader);
  const theme = wished ?? (await cookies()).get(themeCookieName)?.value;
  return theme === "dark" || theme === "light" ? theme : undefined;
}
