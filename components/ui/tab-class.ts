import { classNames } from "./class-names";

/** The look of a link to a neighbouring page, in a row that a line underlies. */
export function tabClass(isHere: boolean, className: string): string {
  return classNames(
    "-mb-px inline-flex min-h-10 items-center border-b-2 px-3",
    className,
    isHere
      ? "border-accent font-semibold text-text"
      : "border-transparent text-muted hover:text-text",
  );
}
