import { z } from "zod";
import { requireGuestApi } from "@/lib/services/acting";
import { coverUploadKey, coverUploadSign, videoUploadSign } from "@/lib/services/cloud-signatures";
import { defineAction } from "../action";

const nothing = z.object({});

/** Signature for the cover upload of the first generation (COS v4). */
export const getCosSign = defineAction(
  {
    name: "GetCOSSign",
    summary: {
      en: "Signature for a cover upload (COS v4). 4004 without Tencent Cloud keys.",
      zh: "封面上传签名（COS v4）。未配置腾讯云密钥时返回 4004。",
    },
    permission: "anyone",
    input: nothing,
    output: z.object({ sign: z.string() }),
    example: {},
  },
  (context) => {
    requireGuestApi(context.services, context);
    return { sign: coverUploadSign(context.services) };
  },
);

/** Derived key for cover uploads (COS v5). */
export const getCosSignV2 = defineAction(
  {
    name: "GetCOSSignV2",
    summary: {
      en: "Derived key for a cover upload (COS v5); needs COS_LEGACY_SIGN=on.",
      zh: "封面上传派生密钥（COS v5）；需 COS_LEGACY_SIGN=on。",
    },
    permission: "anyone",
    input: nothing,
    output: z.object({ signKey: z.string(), keyTime: z.string() }),
    example: {},
  },
  (context) => {
    requireGuestApi(context.services, context);
    return coverUploadKey(context.services);
  },
);

/** Upload signature for short videos, under both of its names. */
export const getVodSignature = defineAction(
  {
    name: "GetVodSignature",
    aliases: ["GetVodSignatureV2"],
    summary: {
      en: "Signature for uploading a short video. 4004 without Tencent Cloud keys.",
      zh: "短视频上传签名。未配置腾讯云密钥时返回 4004。",
    },
    permission: "anyone",
    input: nothing,
    output: z.object({ signature: z.string() }),
    example: {},
  },
  (context) => {
    requireGuestApi(context.services, context);
    return { signature: videoUploadSign(context.services) };
  },
);
