import { z } from "zod";
import { banAddress, liftAddressBan, listAddressBans } from "@/lib/services/admin-addresses";
import { listGuests } from "@/lib/services/admin-guests";
import { maxBanSeconds } from "@/lib/shared/admin-people";
import { explain, integer, optionalText } from "../fields";
import { anyId, cursor, done, filterOf, isDone, reasonText, searchTerm } from "./admin-fields";
import { type AdminCall, order, question } from "./admin-operation";
import { addressBanView, cursorPage, guestView } from "./people-views";

const name = optionalText.refine((value) => value.length <= 64, "is too long");
const seconds = explain(
  integer.refine((value) => value >= 1 && value <= maxBanSeconds, "is no length of a ban"),
  `Seconds, 1 to ${maxBanSeconds}`,
  `秒，1 到 ${maxBanSeconds}`,
);
const reading = { area: "people", role: "readonly", scope: "people:read" } as const;
const ordering = { area: "people", role: "moderator", scope: "people:write" } as const;

/** What the lists of guests and of banned addresses can be asked for, as it stands in a query. */
export const guestFilter = z.object({ q: searchTerm, state: filterOf(["banned"]), cursor });
export const addressFilter = z.object({ cursor });

/** Guests of browsers, and network addresses that are banned. */
export const guestOperations: readonly AdminCall[] = [
  question(
    {
      ...reading,
      id: "adminListGuests",
      path: "/api/admin/people/guests",
      summary: {
        en: "Guests of browsers, who was seen last standing first",
        zh: "网页访客列表，最近出现的在前",
      },
      input: guestFilter,
      output: z.object({ guests: z.array(guestView), ...cursorPage }),
      example: { q: "gina" },
    },
    async ({ services, caller }, input) => {
      const page = await listGuests(services, caller, input);
      return { ...page, guests: [...page.guests] };
    },
  ),
  question(
    {
      ...reading,
      id: "adminListAddressBans",
      path: "/api/admin/people/addresses",
      summary: { en: "Banned network addresses, the newest first", zh: "被封禁的网络地址" },
      input: addressFilter,
      output: z.object({ bans: z.array(addressBanView), ...cursorPage }),
      example: {},
    },
    ({ services, caller }, input) => {
      const page = listAddressBans(services, caller, input.cursor);
      return { ...page, bans: [...page.bans] };
    },
  ),
  order(
    {
      ...ordering,
      id: "adminBanAddress",
      path: "/api/admin/people/addresses",
      summary: {
        en: "Bans a network address: no guests, registrations, sign-ins or messages but the staff's",
        zh: "封禁网络地址：除工作人员外不能新建访客、注册、登录或发言",
      },
      input: z.object({
        address: explain(
          name,
          "An IPv4 address, or an IPv6 one, which stands for its /64; or name a guest or an account",
          "IPv4 地址，或 IPv6 地址（按 /64 处理）；也可改填访客或账号",
        ),
        guest: explain(name, "Where this guest came from last", "该访客最近的来源地址"),
        userid: explain(name, "Where this account signed in last", "该账号最近登录的地址"),
        seconds,
        reason: reasonText,
        label: explain(
          optionalText.refine((value) => value.length <= 200, "is too long"),
          "What it is called in the list; empty: the address, or whose it was",
          "列表中的名称；留空则为地址或来源",
        ),
        force: explain(
          z.boolean().default(false),
          "Also an address of this computer, of a private network, or one's own",
          "允许封禁本机、内网或自己的地址",
        ),
      }),
      output: z.object({ ban: addressBanView }),
      example: { address: "203.0.113.50", seconds: 86_400, reason: "Spam" },
      target: "address",
    },
    async ({ services, caller }, input) => ({ ban: await banAddress(services, caller, input) }),
  ),
  order(
    {
      ...ordering,
      id: "adminLiftAddressBan",
      path: "/api/admin/people/addresses/{id}/lift",
      summary: { en: "Lifts the ban of a network address", zh: "解除地址封禁" },
      input: z.object({ id: anyId }),
      output: done,
      example: { id: "0190a1b2-0000-4000-8000-000000000000" },
      target: "id",
    },
    async ({ services, caller }, input) => {
      await liftAddressBan(services, caller, input.id);
      return isDone;
    },
  ),
];
