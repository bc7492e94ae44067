import { z } from "zod";
import { ServiceError } from "@/lib/errors";
import { listBoth, listLives, listTapes } from "@/lib/services/rooms";
import { defineAction, integer } from "../action";
import { liveItem, tapeItem } from "../list-item";

const schema = z.object({
  flag: integer,
  pageno: integer.nullish(),
  pagesize: integer.nullish(),
});

const defaultPageSize = 20;
/** The second generation asks for 200 at once. */
const maxPageSize = 200;

/** The lists of the apps' first screen: 1 lives, 2 recordings of the last days, 3 both. */
export const fetchList = defineAction("FetchList", schema, ({ services, origin }, input) => {
  const asked = input.pagesize ?? defaultPageSize;
  const page = {
    page: Math.max(1, input.pageno ?? 1),
    pageSize: asked < 1 ? defaultPageSize : Math.min(asked, maxPageSize),
  };
  if (input.flag === 1) {
    const { items, total } = listLives(services, page, origin);
    return { totalcount: total, pusherlist: items.map(liveItem) };
  }
  if (input.flag === 2) {
    const { items, total } = listTapes(services, page, origin);
    return { totalcount: total, pusherlist: items.map(tapeItem) };
  }
  if (input.flag === 3) {
    const { lives, tapes, total } = listBoth(services, page, origin);
    return { totalcount: total, pusherlist: [...lives.map(liveItem), ...tapes.map(tapeItem)] };
  }
  throw new ServiceError("invalidParameter", "flag must be 1, 2 or 3");
});
