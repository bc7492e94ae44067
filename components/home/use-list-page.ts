import { useSearchParams } from "next/navigation";
import { useRef } from "react";
import { readPage } from "./wall-place";

/** Which page of a list the address names, and the way to another, which begins at its heading. */
export function useListPage(pathOf: (page: number) => string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const page = readPage(useSearchParams().get("page"));
  const onPage = (to: number) => {
    // Next takes what the browser's own history says into `useSearchParams`.
    window.history.pushState(null, "", pathOf(to));
    heading.current?.scrollIntoView();
    heading.current?.focus({ preventScroll: true });
  };
  return { page, heading, onPage };
}
