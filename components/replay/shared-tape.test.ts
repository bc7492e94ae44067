import { expect, it } from "vitest";
import { sharedTape } from "./shared-tape";

const tape = { fileId: "小_1", title: "A long evening", userId: "rita_01" };

it.each([null, "hidden", "deleted", "staff"] as const)(
  "tells whom its link lets in: %s",
  (withheld) => {
    expect(sharedTape({ ...tape, withheld })).toEqual({
      path: "/vod/%E5%B0%8F_1",
      embedPath: "/embed/vod/%E5%B0%8F_1",
      title: "A long evening",
      broadcaster: "rita_01",
      withheld,
    });
  },
);
