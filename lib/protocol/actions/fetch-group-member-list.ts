import { z } from "zod";
import { listViewers } from "@/lib/services/audience";
import { defineAction } from "../action";
import { pageNumber, pageSize } from "../fields";
import { groupFields, memberInfo } from "../group-fields";

/** Who watches a live or a recording. */
export const fetchGroupMemberList = defineAction(
  {
    name: "FetchGroupMemberList",
    summary: {
      en: "Who watches, in the order in which they came.",
      zh: "观众列表，按进入先后排序。",
    },
    permission: "anyone",
    input: z.object({
      liveuserid: groupFields.liveuserid,
      groupid: groupFields.groupid,
      pageno: pageNumber,
      pagesize: pageSize(20, 200),
    }),
    output: z.object({ totalcount: z.int(), memberlist: z.array(memberInfo) }),
    example: { liveuserid: "alice_01", groupid: "@TGS#aXYZ12345", pageno: 1, pagesize: 20 },
  },
  ({ services }, { liveuserid, groupid, pageno, pagesize }) => {
    const where = { liveuserid, groupid };
    const { items, total } = listViewers(services, where, { page: pageno, pageSize: pagesize });
    return { totalcount: total, memberlist: [...items] };
  },
);
