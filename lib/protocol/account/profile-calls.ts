import { z } from "zod";
import { describeRoom, profileOf, updateProfile } from "@/lib/services/app-accounts";
import { coverUploadKey } from "@/lib/services/cloud-signatures";
import { explain, integer, pictureUrl, shortText } from "../fields";
import { defineAccountCall, empty } from "./account-call";
import { commonFields, provenUser } from "./account-fields";

const sex = explain(z.int(), "-1 unknown, 0 male, 1 female", "-1 未知，0 男，1 女");

/** The signed-in user's profile. */
export const getUserProfile = defineAccountCall(
  {
    name: "get_user_info",
    summary: { en: "The caller's own profile.", zh: "获取本人资料。" },
    permission: "signedIn",
    input: z.object(commonFields),
    output: z.object({
      userid: z.string(),
      nickname: z.string(),
      avatar: z.string(),
      sex,
      frontcover: z.string(),
    }),
    example: { userid: "alice_01", timestamp: 1533081600, expires: 10 },
  },
  (context, input) => {
    const userid = provenUser(context, input);
    return { userid, ...profileOf(context.services, userid) };
  },
);

/** A member that was not sent stays as it is; an empty text is a wish. */
const ifGiven = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .unknown()
    .optional()
    .transform((value, context) => {
      if (value === undefined || value === null) return undefined;
      const parsed = schema.safeParse(value);
      if (parsed.success) return parsed.data;
      for (const issue of parsed.error.issues) {
        context.addIssue({ code: "custom", message: issue.message });
      }
      return z.NEVER;
    });

/** Changes the signed-in user's profile. */
export const uploadUserInfo = defineAccountCall(
  {
    name: "upload_user_info",
    summary: { en: "Changes the caller's own profile.", zh: "修改本人资料。" },
    permission: "signedIn",
    input: z.object({
      ...commonFields,
      nickname: ifGiven(shortText),
      avatar: ifGiven(pictureUrl),
      frontcover: ifGiven(pictureUrl),
      sex: ifGiven(integer.refine((value) => value >= -1 && value <= 1, "must be -1, 0 or 1")),
    }),
    output: empty,
    example: { userid: "alice_01", nickname: "Alice", avatar: "", sex: 1, frontcover: "" },
  },
  async (context, input) => {
    const userid = provenUser(context, input);
    const { nickname, avatar, frontcover, sex } = input;
    await updateProfile(context.services, userid, {
      ...(nickname ? { nickname } : {}),
      ...(avatar === undefined ? {} : { avatar }),
      ...(frontcover === undefined ? {} : { frontcover }),
      ...(sex === undefined ? {} : { sex }),
    });
    return {};
  },
);

/** Android sends `frontCover` (and `userId` beside the signed `userid`). */
const room = z.object({
  ...commonFields,
  title: shortText,
  frontcover: pictureUrl,
  frontCover: pictureUrl,
  location: shortText,
});

/** What the caller's room is called. */
export const uploadRoom = defineAccountCall(
  {
    name: "upload_room",
    summary: {
      en: "Title, cover and place of the caller's room.",
      zh: "上报本人房间的标题、封面和位置。",
    },
    permission: "signedIn",
    input: room,
    output: empty,
    example: { userid: "alice_01", title: "Morning run", frontcover: "", location: "Shenzhen" },
  },
  async (context, input) => {
    const userid = provenUser(context, input);
    await describeRoom(context.services, userid, {
      title: input.title,
      frontcover: input.frontcover || input.frontCover,
      location: input.location,
    });
    return {};
  },
);

/** Derived key for cover uploads. */
export const getCosKey = defineAccountCall(
  {
    name: "get_cos_sign",
    summary: {
      en: "Derived key for a cover upload (COS v5); 4004 unless Tencent Cloud keys are set and COS_LEGACY_SIGN=on.",
      zh: "封面上传派生密钥（COS v5）；未配置腾讯云密钥或未设置 COS_LEGACY_SIGN=on 时返回 4004。",
    },
    permission: "signedIn",
    input: z.object(commonFields),
    output: z.object({ signKey: z.string(), keyTime: z.string() }),
    example: { userid: "alice_01" },
  },
  (context, input) => {
    provenUser(context, input);
    return coverUploadKey(context.services, context);
  },
);
