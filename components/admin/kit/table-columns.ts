import type { ReactNode } from "react";

/** One thing that a table tells of each row. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** For numbers: they stand at the right edge, digit below digit. */
  readonly align?: "end";
  /**
   * Where it stands on narrow screens, where each row is a card: not at all, as the card's title, or
   * in its upper right corner, which is for the row's menu. Without it, a line with its title.
   */
  readonly narrow?: "hide" | "title" | "corner";
}

/** Which rows are chosen, by their keys; rows of other pages may be among them. */
export interface Selection {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (next: ReadonlySet<string>) => void;
}

/** The ground of what bears `data-chosen`; opaque, because other cells may slide below one of it. */
export const chosenClass = "data-chosen:bg-[color-mix(in_oklch,var(--text)_6%,var(--raised))]";

/** What names a row: its title on narrow screens, otherwise its first column. */
export function titleColumn<Row>(columns: readonly Column<Row>[]): Column<Row> | undefined {
  return columns.find(({ narrow }) => narrow === "title") ?? columns[0];
}

/** Adds a row to what is chosen, or takes it away. */
export function toggled(selected: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** Adds all rows of a page, or takes them away when all are chosen; other pages keep theirs. */
export function toggledAll(
  selected: ReadonlySet<string>,
  keys: readonly string[],
): ReadonlySet<string> {
  const next = new Set(selected);
  const allWere = chosenOf(selected, keys) === "all";
  for (const key of keys) {
    if (allWere) next.delete(key);
    else next.add(key);
  }
  return next;
}

/** How much of a page is chosen. */
export function chosenOf(
  selected: ReadonlySet<string>,
  keys: readonly string[],
): "all" | "some" | "none" {
  const count = keys.filter((key) => selected.has(key)).length;
  if (count === 0) return "none";
  return count === keys.length ? "all" : "some";
}
