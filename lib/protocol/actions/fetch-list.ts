import { z } from "zod";
import { ServiceError } from "@/lib/errors";
import { requireAdmin } from "@/lib/services/acting";
import {
  listAllLives,
  listBoth,
  listLives,
  listTapes,
  type PageRequest,
  type RoomServices,
} from "@/lib/services/rooms";
import { listVideos } from "@/lib/services/ugc";
import { defineAction } from "../action";
import { explain, integer, pageNumber, pageSize } from "../fields";
import { liveItem, type PusherInfo, pusherInfo, tapeItem, ugcItem } from "../list-item";

/** The second generation asks for 200 at once. */
const maxPageSize = 200;

interface ListPage {
  readonly totalcount: number;
  readonly pusherlist: PusherInfo[];
}

const allLives = 4;
const lists: ReadonlyMap<
  number,
  (services: RoomServices, page: PageRequest, origin: string) => ListPage
> = new Map([
  [1, (services, page, origin) => toPage(listLives(services, page, origin), liveItem)],
  [2, (services, page, origin) => toPage(listTapes(services, page, origin), tapeItem)],
  [3, livesThenTapes],
  [allLives, (services, page, origin) => toPage(listAllLives(services, page, origin), liveItem)],
  [5, (services, page) => toPage(listVideos(services, page), ugcItem)],
]);

/** The lists of the apps' first screen. */
export const fetchList = defineAction(
  {
    name: "FetchList",
    summary: {
      en: "Lists lives and the recordings of the last days, newest first.",
      zh: "获取直播与近几日回放列表，最新在前。",
    },
    permission: "anyone",
    input: z.object({
      flag: explain(
        integer,
        "1 online lives, 2 recordings, 3 lives then recordings, 4 all lives (administrators), 5 short videos",
        "1 在线直播，2 回放，3 先直播后回放，4 全部直播（仅管理员），5 短视频",
      ),
      pageno: pageNumber,
      pagesize: pageSize(20, maxPageSize),
    }),
    output: z.object({ totalcount: z.int(), pusherlist: z.array(pusherInfo) }),
    example: { flag: 3, pageno: 1, pagesize: 20 },
  },
  (context, { flag, pageno, pagesize }) => {
    const { services, origin } = context;
    const list = lists.get(flag);
    if (!list) throw new ServiceError("invalidParameter", "flag must be 1 to 5");
    if (flag === allLives) requireAdmin(context);
    const page = { page: pageno, pageSize: pagesize };
    const key = `${flag} ${pageno} ${pagesize} ${origin}`;
    return services.lists.get(key, () => list(services, page, origin));
  },
);

function toPage<T>(
  { items, total }: { readonly items: readonly T[]; readonly total: number },
  toItem: (item: T) => PusherInfo,
): ListPage {
  return { totalcount: total, pusherlist: items.map(toItem) };
}

function livesThenTapes(services: RoomServices, page: PageRequest, origin: string): ListPage {
  const { lives, tapes, total } = listBoth(services, page, origin);
  return { totalcount: total, pusherlist: [...lives.map(liveItem), ...tapes.map(tapeItem)] };
}
