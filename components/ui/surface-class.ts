import { classNames } from "./class-names";

/** The look of what lies on the ground: a border on ink, a soft shadow on paper. */
export function surfaceClass(className?: string): string {
  return classNames("rounded-surface border border-line bg-raised shadow-lift", className);
}
