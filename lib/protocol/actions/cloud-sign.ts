import { z } from "zod";
import { requireGuestApi } from "@/lib/services/acting";
import { coverUploadKey, coverUploadSign, videoUploadSign } from "@/lib/services/cloud-signatures";
import { defineAction } from "../action";
import { nothing } from "../fields";

/** Signature for the cover upload of the first generation (COS v4). */
export const getCosSign = defineAction(
  {
    name: "GetCOSSign",
    summary: {
      en: "Signature for a cover upload (COS v4); 4004 unless Tencent Cloud keys are set and COS_LEGACY_SIGN=on.",
      zh: "封面上传签名（COS v4）；未配置腾讯云密钥或未设置 COS_LEGACY_SIGN=on 时返回 4004。",
    },
    permission: "anyone",
    input: nothing,
    output: z.object({ sign: z.string() }),
    example: {},
  },
  async (context) => {
    requireGuestApi(context.services, context);
    return { sign: await coverUploadSign(context.services, context) };
  },
);

/** Derived key for cover uploads (COS v5). */
export const getCosSignV2 = defineAction(
  {
    name: "GetCOSSignV2",
    summary: {
      en: "Derived key for a cover upload (COS v5); 4004 unless Tencent Cloud keys are set and COS_LEGACY_SIGN=on.",
      zh: "封面上传派生密钥（COS v5）；未配置腾讯云密钥或未设置 COS_LEGACY_SIGN=on 时返回 4004。",
    },
    permission: "anyone",
    input: nothing,
    output: z.object({ signKey: z.string(), keyTime: z.string() }),
    example: {},
  },
  (context) => {
    requireGuestApi(context.services, context);
    return coverUploadKey(context.services, context);
  },
);

/** Upload signature for short videos, under both of its names. */
export const getVodSignature = defineAction(
  {
    name: "GetVodSignature",
    aliases: ["GetVodSignatureV2"],
    summary: {
      en: "Signature for uploading a short video, valid for 30 minutes. 4004 without Tencent Cloud keys.",
      zh: "短视频上传签名，30 分钟内有效。未配置腾讯云密钥时返回 4004。",
    },
    permission: "anyone",
    input: nothing,
    output: z.object({ signature: z.string() }),
    example: {},
  },
  async (context) => {
    requireGuestApi(context.services, context);
    return { signature: await videoUploadSign(context.services, context) };
  },
);
