"use client";

import { Radio } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { buttonClass, LinkButton } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { AccountView } from "@/lib/shared/models";
import { AccountCorner } from "./account-corner";
import { LanguageSwitch } from "./language-switch";
import { Logo } from "./logo";
import { ThemeSwitch } from "./theme-switch";

/** The bar on top of every page. */
export function Header({ account }: { account: AccountView | null }) {
  const t = useTranslations("common");
  const pathname = usePathname();
  return (
    <header className="sticky top-0 z-40 border-line border-b bg-ground/95 backdrop-blur-sm">
      <div className="mx-auto flex h-14 w-full max-w-7xl items-center gap-1 px-4 sm:gap-2 sm:px-6">
        <Link
          href="/"
          aria-current={pathname === "/" ? "page" : undefined}
          className="mr-auto flex min-h-10 items-center gap-2 font-bold text-lg tracking-tight"
        >
          <Logo className="size-7" />
          <span className="max-sm:sr-only">{t("productName")}</span>
        </Link>
        <nav aria-label={t("mainNavigation")}>
          <Link
            href="/studio"
            aria-current={pathname === "/studio" ? "page" : undefined}
            className={buttonClass(
              "ghost",
              classNames("px-3", pathname === "/studio" && "text-accent-text"),
            )}
          >
            <Radio aria-hidden className="size-4" />
            {t("studio")}
          </Link>
        </nav>
        <LanguageSwitch />
        <ThemeSwitch />
        {account ? (
          <AccountCorner account={account} />
        ) : (
          <LinkButton href="/login" className="px-3 max-sm:px-2">
            {t("signIn")}
          </LinkButton>
        )}
      </div>
    </header>
  );
}
