import { useMemo, useState } from "react";

/** What is drawn out over the page, beside the picture of a phone that is held sideways. */
export interface Drawer {
  readonly open: boolean;
  readonly toggle: () => void;
}

/** The drawer of a page, shut at first. */
export function useDrawer(): Drawer {
  const [open, setOpen] = useState(false);
  return useMemo(() => ({ open, toggle: () => setOpen((before) => !before) }), [open]);
}
