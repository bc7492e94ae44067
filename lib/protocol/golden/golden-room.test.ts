import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestServices, type TestServices } from "@/lib/services/services-fixture";
import type { Operation } from "../operation";
import { roomTable, roomUtilityTable } from "../room/room-table";
import * as wire from "../wire-fixture";
import { anchorGoldens } from "./anchor-goldens";
import { audienceGoldens } from "./audience-goldens";
import { type Golden, mask, titled } from "./golden";
import { roomGoldens } from "./room-goldens";
import { environment, setScene } from "./scene";
import { strictly } from "./strictly";

let services: TestServices;
beforeEach(() => {
  services = openTestServices(environment);
});
afterEach(() => services.close());

const prepare = async ({ emptyServer }: Golden) => {
  if (!emptyServer) await setScene(services);
};

const roomOperation = (path: string): Operation => {
  const [group, name = ""] = path.split("/");
  const table = group === "utils" ? roomUtilityTable : roomTable;
  return table.get(name.toLowerCase()) as Operation;
};

describe("RoomService answers", () => {
  it.each(titled([...roomGoldens, ...anchorGoldens, ...audienceGoldens]))(
    "%s",
    async (_title, golden) => {
      await prepare(golden);
      const query = golden.as ? `?${await wire.roomQuery(services, golden.as)}` : "";
      const answer = await wire.sendRoom(services, golden.call + query, golden.request);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
      expect(mask(answer.json)).toEqual(golden.answer);
      const { code, message, timestamp, ...fields } = answer.json;
      expect([typeof code, typeof message, typeof timestamp]).toEqual([
        "number",
        "string",
        "number",
      ]);
      if (code === 0) strictly(roomOperation(golden.call).output).parse(fields);
    },
  );

  it.each(["GET_ROOM_LIST", "get_room_List", "Get_Anchors"])(
    "%s like its name in small letters",
    async (name) => {
      await setScene(services);
      const query = await wire.roomQuery(services, "bob_02");
      const body = { roomID: "room_dave" };
      const answer = await wire.sendRoom(services, `live_room/${name}?${query}`, body);
      const small = `live_room/${name.toLowerCase()}?${query}`;
      expect(answer.code).toBe(0);
      expect(answer.json).toEqual((await wire.sendRoom(services, small, body)).json);
    },
  );

  it("a body that no client says is JSON, and any page of any site", async () => {
    await setScene(services);
    const path = `live_room/get_anchors?${await wire.roomQuery(services, "bob_02")}`;
    const headers = { "content-type": "text/plain", origin: "https://other.example" };
    const answer = await wire.sendRoom(services, path, { roomID: "room_dave" }, "POST", headers);
    expect(answer.code).toBe(0);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  });
});
