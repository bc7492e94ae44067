import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { AdminTape } from "@/lib/shared/admin-tapes";
import { SelectionBar } from "../kit/selection-bar";
import { useMay } from "../kit/staff-context";
import type { TapeActions } from "./use-tape-actions";

interface BulkBarProps {
  readonly tapes: readonly AdminTape[];
  readonly actions: TapeActions;
  readonly onClear: () => void;
}

/** What can be done to everything that is chosen. */
export function BulkBar({ tapes, actions, onClear }: BulkBarProps) {
  const t = useTranslations("adminTapes");
  const administers = useMay("admin");
  const { ask, give, order } = actions;
  const button = { disabled: order.pending, className: "pointer-coarse:min-h-11" } as const;
  return (
    <SelectionBar count={tapes.length} onClear={onClear}>
      <Button {...button} onClick={() => ask({ how: "withhold", tapes })}>
        {t("withhold")}
      </Button>
      <Button {...button} onClick={() => give("release", tapes)}>
        {t("release")}
      </Button>
      {administers && (
        <>
          <Button {...button} onClick={() => give("keep", tapes)}>
            {t("keep")}
          </Button>
          <Button {...button} onClick={() => give("restore", tapes)}>
            {t("restore")}
          </Button>
          <Button {...button} variant="danger" onClick={() => ask({ how: "delete", tapes })}>
            {t("remove")}
          </Button>
        </>
      )}
    </SelectionBar>
  );
}
