import { z } from "zod";
import { requireGuestApi } from "@/lib/services/acting";
import { fileReport } from "@/lib/services/reports";
import { defineAction, done, nothingMore } from "../action";
import { explain, requiredText, userid } from "../fields";

/** Files a complaint about a broadcaster. */
export const reportUser = defineAction(
  {
    name: "ReportUser",
    summary: {
      en: "Files a complaint. Nothing is deleted.",
      zh: "举报。仅登记，不会删除任何数据。",
    },
    permission: "anyone",
    input: z.object({
      userid: explain(
        userid,
        "Android: who complains; iOS: who is complained about",
        "Android 为举报人，iOS 为被举报人",
      ),
      hostuserid: explain(requiredText, "The other one", "另一方"),
    }),
    output: done,
    example: { userid: "bob_02", hostuserid: "alice_01" },
  },
  async (context, input) => {
    requireGuestApi(context.services, context);
    await fileReport(context.services, input, context.clientIp);
    return nothingMore;
  },
);
