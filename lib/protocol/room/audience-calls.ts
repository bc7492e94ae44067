import { z } from "zod";
import { enterPlace, listViewers, quitPlace } from "@/lib/services/audience";
import { customFields, setCustomField } from "@/lib/services/room-custom";
import { actingAs } from "@/lib/services/room-service";
import { creatorOf } from "@/lib/services/room-view";
import { explain, pictureUrl, requiredText, shortText } from "../fields";
import { defineRoomCall, empty, roomId, userId } from "./room-call";

/** Viewers in one answer. */
const maxAudiences = 200;

const viewerInfo = z.object({ userName: shortText, userAvatar: pictureUrl });
/** JSON text or an object; what cannot be read names nobody, and is no error. */
const userInfo = explain(
  z
    .unknown()
    .optional()
    .transform((value) => {
      const parsed = viewerInfo.safeParse(typeof value === "string" ? parseJson(value) : value);
      return parsed.success ? parsed.data : { userName: "", userAvatar: "" };
    }),
  "JSON text with userName and userAvatar",
  "含 userName、userAvatar 的 JSON 字符串",
);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const addAudience = defineRoomCall(
  {
    name: "add_audience",
    summary: { en: "The caller watches a room.", zh: "观众进入房间。" },
    permission: "signedIn",
    input: z.object({ userID: userId, roomID: roomId, userInfo }),
    output: empty,
    example: { userID: "bob_02", roomID: "room_1", userInfo: '{"userName":"Bob"}' },
  },
  async ({ services, caller }, input) => {
    const self = caller();
    const where = place(creatorOf(services, input.roomID), input.roomID);
    const { userName: nickname, userAvatar: headpic } = input.userInfo;
    await enterPlace(services, where, { userid: self.userId, nickname, headpic }, actingAs(self));
    return {};
  },
);

export const deleteAudience = defineRoomCall(
  {
    name: "delete_audience",
    summary: { en: "The caller stops watching a room.", zh: "观众离开房间。" },
    permission: "signedIn",
    input: z.object({ userID: userId, roomID: roomId }),
    output: empty,
    example: { userID: "bob_02", roomID: "room_1" },
  },
  async ({ services, caller }, input) => {
    const self = caller();
    const where = place(creatorOf(services, input.roomID), input.roomID);
    await quitPlace(services, where, self.userId, actingAs(self));
    return {};
  },
);

export const getAudiences = defineRoomCall(
  {
    name: "get_audiences",
    summary: { en: "Who watches a room.", zh: "获取观众列表。" },
    permission: "signedIn",
    input: z.object({ roomID: roomId }),
    output: z.object({
      audiences: z.array(
        z.object({
          userID: z.string(),
          userInfo: explain(z.string(), "JSON in a string", "JSON 字符串"),
          userName: z.string(),
          userAvatar: z.string(),
        }),
      ),
    }),
    example: { roomID: "room_1" },
  },
  ({ services, caller }, input) => {
    caller();
    const where = place(creatorOf(services, input.roomID), input.roomID);
    const { items } = listViewers(
      services,
      { ...where, groupid: "" },
      {
        page: 1,
        pageSize: maxAudiences,
      },
    );
    const audiences = items.map(({ userid, nickname, headpic }) => {
      const shown = { userName: nickname, userAvatar: headpic };
      return { userID: userid, userInfo: JSON.stringify(shown), ...shown };
    });
    return { audiences };
  },
);

/** Android says `del` where it means `dec`. */
const operations = { set: "set", inc: "inc", dec: "dec", del: "dec" } as const;

export const setCustomFieldCall = defineRoomCall(
  {
    name: "set_custom_field",
    summary: {
      en: "Counts or sets a field of a room; praise is the live's like counter.",
      zh: "设置或增减自定义字段；praise 即点赞数。",
    },
    permission: "signedIn",
    input: z.object({
      roomID: roomId,
      fieldName: requiredText.refine((name) => /^\w{1,32}$/.test(name), "has other characters"),
      operation: z.enum(["set", "inc", "dec", "del"]),
      value: z.union([z.string(), z.number()]).nullish(),
    }),
    output: empty,
    example: { roomID: "room_1", fieldName: "praise", operation: "inc", value: 1 },
  },
  async ({ services, caller }, input) => {
    await setCustomField(services, caller(), {
      roomId: input.roomID,
      field: input.fieldName,
      operation: operations[input.operation],
      value: input.value ?? (input.operation === "set" ? "" : 1),
    });
    return {};
  },
);

/** The older spelling has a capital letter, and its clients read text instead of an object. */
export const getCustomInfo = defineRoomCall(
  {
    name: "get_custom_info",
    aliases: ["get_custom_Info"],
    summary: {
      en: "The custom fields: an object; JSON text when asked for as get_custom_Info.",
      zh: "获取自定义字段：对象；以 get_custom_Info 请求时为 JSON 字符串。",
    },
    permission: "signedIn",
    input: z.object({ roomID: roomId }),
    output: z.object({
      custom: z.union([z.string(), z.record(z.string(), z.union([z.string(), z.number()]))]),
    }),
    example: { roomID: "room_1" },
  },
  ({ services, caller, spelling }, input) => {
    caller();
    const custom = customFields(services, input.roomID);
    return { custom: spelling === "get_custom_Info" ? JSON.stringify(custom) : { ...custom } };
  },
);

function place(liveuserid: string, groupid: string) {
  return { liveuserid, groupid, isTape: false } as const;
}
