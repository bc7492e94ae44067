import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { isolated } from "@/lib/shared/isolated";

/**
 * The title in the browser's tab follows what is on air. The page itself brought `pageTitle`, in
 * the form that the root layout gives to all titles; going back to it brings the same again.
 */
export function useTabTitle(title: string, pageTitle: string): void {
  const productName = useTranslations("common")("productName");
  const shown = useRef(pageTitle);
  useEffect(() => {
    if (shown.current === title) return;
    shown.current = title;
    document.title = `${isolated(title)} · ${productName}`;
  }, [title, productName]);
}
