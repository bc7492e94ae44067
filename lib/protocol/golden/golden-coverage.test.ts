import { describe, expect, it } from "vitest";
import { accountCalls } from "../account/account-table";
import { actions, actionTable } from "../action-table";
import type { Operation } from "../operation";
import { roomCalls, roomUtilities } from "../room/room-table";
import { accountGoldens } from "./account-goldens";
import { actionExtraGoldens } from "./action-extra-goldens";
import { actionGoldens } from "./action-goldens";
import { anchorGoldens } from "./anchor-goldens";
import { audienceGoldens } from "./audience-goldens";
import type { Client, Golden } from "./golden";
import { roomGoldens } from "./room-goldens";

const allActions = [...actionGoldens, ...actionExtraGoldens];
const allRooms = [...roomGoldens, ...anchorGoldens, ...audienceGoldens];

describe("the goldens", () => {
  const senders = (goldens: readonly Golden[], { name, aliases }: Operation): Set<Client> => {
    const names = [name, ...aliases];
    const own = goldens.filter(({ call }) => names.includes(call.split("/").at(-1) ?? ""));
    return new Set(own.map(({ client }) => client));
  };
  const inOwnFile = ["register", "login", "refresh", "logout", "get_login_info", "check_config"];

  it.each(actions.map((action) => [action.name, action] as const))(
    "have %s from a phone or a page of the first generation",
    (_name, action) => {
      expect(senders(allActions, action).size).toBeGreaterThan(0);
    },
  );

  it.each(
    ["RequestLVBAddr", "ChangeStatus", "ChangeCount", "FetchList", "GetCOSSign"].concat([
      "EnterGroup",
      "QuitGroup",
      "FetchGroupMemberList",
      "ReportUser",
      "UploadUGCVideo",
    ]),
  )("have %s from both phones", (name) => {
    const { size } = senders(
      allActions.filter(({ client }) => client !== "web1"),
      {
        ...(actionTable.get(name) as Operation),
      },
    );
    expect(size).toBe(2);
  });

  it.each(
    [...accountCalls, ...roomCalls, ...roomUtilities]
      .filter(({ name }) => !inOwnFile.includes(name))
      .map((call) => [call.name, call] as const),
  )("have %s from both phones of the second generation", (_name, call) => {
    const found = senders([...accountGoldens, ...allRooms], call);
    expect([...found]).toEqual(expect.arrayContaining(["android2", "ios2"]));
  });

  it("have every alias that RoomService had in 2018", () => {
    const used = new Set(allRooms.map(({ call }) => call.split("/").at(-1)));
    const aliases = roomCalls
      .filter(({ name }) => !inOwnFile.includes(name))
      .flatMap((call) => call.aliases);
    expect(aliases.filter((alias) => !used.has(alias))).toEqual([]);
  });
});
