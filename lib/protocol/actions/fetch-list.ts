import { z } from "zod";
import { ServiceError } from "@/lib/errors";
import {
  listBoth,
  listLives,
  listTapes,
  type PageRequest,
  type RoomServices,
} from "@/lib/services/rooms";
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
  const { flag } = input;
  if (flag !== 1 && flag !== 2 && flag !== 3) {
    throw new ServiceError("invalidParameter", "flag must be 1, 2 or 3");
  }
  const asked = input.pagesize ?? defaultPageSize;
  const page = Math.max(1, input.pageno ?? 1);
  const pageSize = asked < 1 ? defaultPageSize : Math.min(asked, maxPageSize);
  const key = `${flag} ${page} ${pageSize} ${origin}`;
  return services.lists.get(key, () => listOf(services, flag, { page, pageSize }, origin));
});

function listOf(services: RoomServices, flag: 1 | 2 | 3, page: PageRequest, origin: string) {
  if (flag === 1) {
    const { items, total } = listLives(services, page, origin);
    return { totalcount: total, pusherlist: items.map(liveItem) };
  }
  if (flag === 2) {
    const { items, total } = listTapes(services, page, origin);
    return { totalcount: total, pusherlist: items.map(tapeItem) };
  }
  const { lives, tapes, total } = listBoth(services, page, origin);
  return { totalcount: total, pusherlist: [...lives.map(liveItem), ...tapes.map(tapeItem)] };
}
