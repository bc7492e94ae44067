import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/providers";
import { Header } from "@/components/shell/header";
import { themeCookieName } from "@/lib/shared/i18n/locales";
import "./globals.css";
import { pageAccount } from "./page-data";
import { getPageText } from "./page-text";

// Every page carries the nonce of its own response and the reader's own language.
export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getPageText();
  const productName = t("common.productName");
  return {
    title: { default: productName, template: `%s · ${productName}` },
    description: t("common.tagline"),
    openGraph: { siteName: productName, type: "website" },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: dark)", color: "#0d1117" },
    { media: "(prefers-color-scheme: light)", color: "#f8f5ef" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, messages, t } = await getPageText();
  const theme = (await cookies()).get(themeCookieName)?.value;
  return (
    <html lang={locale} data-theme={theme === "dark" || theme === "light" ? theme : undefined}>
      <body className="flex flex-col bg-ground font-sans text-base text-text antialiased">
        <a
          href="#content"
          className="sr-only rounded-control bg-raised px-4 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50"
        >
          {t("common.skipToContent")}
        </a>
        <Providers locale={locale} messages={messages} nowMs={Date.now()}>
          <Header account={await pageAccount()} />
          <main id="content" className="mx-auto w-full max-w-7xl flex-1 px-4 py-6 sm:px-6">
            {children}
          </main>
        </Providers>
      </body>
    </html>
  );
}
