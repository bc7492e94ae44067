import { z } from "zod";
import { explain, optionalText, pictureUrl, shortText } from "./fields";

const given = z.object({
  nickname: shortText,
  headpic: pictureUrl,
  frontcover: pictureUrl,
  location: shortText,
  desc: optionalText,
});

/** What the phones send along; they leave out members, or the whole object. */
export const userinfo = explain(
  given
    .nullish()
    .transform(
      (value) => value ?? { nickname: "", headpic: "", frontcover: "", location: "", desc: "" },
    ),
  "How the broadcaster is shown; every member may be missing or null",
  "主播展示信息，各字段可缺省或为 null",
);
