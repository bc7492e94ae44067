import { expect, it } from "vitest";
import { embedLookOf } from "./embed-look";

const usual = { show: "player", muted: true, autoplay: true };

it.each([
  [{}, usual],
  [{ show: "chat" }, { ...usual, show: "chat" }],
  [
    { show: "both", muted: "0" },
    { ...usual, show: "both", muted: false },
  ],
  [{ autoplay: "0" }, { ...usual, autoplay: false }],
  [{ show: ["chat", "both"], muted: "?" }, usual],
])("reads %j", (query, look) => {
  expect(embedLookOf(query)).toEqual(look);
});
