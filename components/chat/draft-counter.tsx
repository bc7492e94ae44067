import { useTranslations } from "use-intl";
import type { DraftLimit } from "./draft-limit";

/** How much more fits, once that is worth saying. */
export function DraftCounter({ id, limit }: { readonly id: string; readonly limit: DraftLimit }) {
  const t = useTranslations("chat");
  const { unit, left, near } = limit;
  return (
    <span id={id} className={left < 0 ? "font-semibold text-bad" : "text-muted tabular-nums"}>
      {left < 0 && t(`${unit}Over`, { over: -left })}
      {left >= 0 && near && t(`${unit}Left`, { left })}
    </span>
  );
}
