import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startIm } from "@/e2e/cloud-sim/im/im-rest";
import type { ImRest as ImServer } from "@/e2e/cloud-sim/im/im-types";
import { EmbeddedIm } from "./embedded/im";
import type { ImProvider, RoomMessage } from "./im-provider";
import { TencentIm } from "./tencent/im";

const config = {
  imSdkAppId: 1_400_000_000,
  imSecretKey: "IMSECRETEXAMPLE0123456789",
  administrator: "administrator",
};
const message: RoomMessage = {
  kind: "text",
  userId: "viewer_01",
  nickname: "Vera",
  avatarUrl: "",
  text: "hello",
};

let server: ImServer;
beforeEach(async () => {
  server = await startIm({ sdkAppId: config.imSdkAppId, secretKey: config.imSecretKey });
});
afterEach(() => server.stop());

const tencent = () => new TencentIm(config, { imApiUrl: server.origin });

describe.each([
  ["embedded", (): ImProvider => new EmbeddedIm()],
  ["tencent", (): ImProvider => tencent()],
])("an ImProvider (%s)", (_name, open) => {
  it("lets every wish be repeated", async () => {
    const im = open();
    for (let i = 0; i < 2; i += 1) await im.openGroup("room_1", "一个很长很长很长很长的名字");
    for (let i = 0; i < 2; i += 1) await im.send("room_1", message, [], 42);
    for (let i = 0; i < 2; i += 1) await im.muteAll("room_1", true);
    for (let i = 0; i < 2; i += 1) await im.muteAll("room_1", false);
    for (let i = 0; i < 2; i += 1) await im.closeGroup("room_1");
  });

  it("closes a group that never was", async () => {
    await open().closeGroup("room_none");
  });

  it("carries every kind of message to every set of generations", async () => {
    const im = open();
    await im.openGroup("room_1", "Room");
    let random = 0;
    for (const kind of ["text", "danmaku", "like", "enter", "exit"] as const) {
      for (const generations of [[], [1], [2], [1, 2]] as const) {
        random += 1;
        await im.send("room_1", { ...message, kind }, generations, random);
      }
    }
  });

  it("answers whether a group exists in no more than it knows", async () => {
    const im = open();
    await im.openGroup("room_1", "Room");
    expect(await im.hasGroup("room_1")).toBe(im.reachesPhones ? true : null);
    expect(await im.hasGroup("room_none")).toBe(im.reachesPhones ? false : null);
  });
});

describe("Tencent IM", () => {
  it("says the same message once, though it is sent twice", async () => {
    const im = tencent();
    await im.openGroup("room_1", "Room");
    await im.send("room_1", message, [1, 2], 7);
    await im.send("room_1", message, [1, 2], 7);
    await im.send("room_1", message, [1, 2], 8);
    expect(server.groups.get("room_1")?.messages).toHaveLength(2);
  });

  it("makes the sender known under the nickname, once", async () => {
    const im = tencent();
    await im.openGroup("room_1", "Room");
    await im.send("room_1", message, [], 1);
    await im.send("room_1", { ...message, text: "again" }, [], 2);
    expect(server.accounts.get("viewer_01")?.nick).toBe("Vera");
    await im.send("room_1", { ...message, nickname: "Verena" }, [], 3);
    expect(server.accounts.get("viewer_01")?.nick).toBe("Verena");
    const imports = server.requestLog.filter(({ command }) => command.endsWith("account_import"));
    expect(imports).toHaveLength(2);
  });

  it("lets the broadcaster speak while everybody is muted", async () => {
    const im = tencent();
    await im.openGroup("room_1", "Room");
    await im.muteAll("room_1", true);
    await im.send("room_1", message, [2], 1);
    expect(server.groups.get("room_1")?.messages.map(({ from }) => from)).toEqual([
      "administrator",
    ]);
  });

  it("lets the administrator speak for whom IM takes no more", async () => {
    const im = tencent();
    await im.openGroup("room_1", "Room");
    server.faults.api.failWith = { code: 70398, command: "im_open_login_svc/account_import" };
    await im.send("room_1", message, [2], 1);
    expect(server.groups.get("room_1")?.messages.map(({ from }) => from)).toEqual([
      "administrator",
    ]);
  });

  it("has nothing to do to silence somebody whom IM does not know", async () => {
    const im = tencent();
    await im.openGroup("room_1", "Room");
    await im.mute("room_1", "nobody_01", 60);
  });

  it("tells what passes from what does not", async () => {
    const im = tencent();
    await expect(im.send("room_none", message, [], 1)).rejects.toMatchObject({
      name: "CloudError",
      failure: "refused",
      code: "10010",
    });
    server.faults.api.failWith = { code: 60007 };
    await expect(im.openGroup("room_1", "Room")).rejects.toMatchObject({ failure: "busy" });
    server.faults.api.failWith = undefined;
    server.faults.api.down = true;
    await expect(im.openGroup("room_1", "Room")).rejects.toMatchObject({ failure: "unreachable" });
    expect(await im.hasGroup("room_1")).toBeNull();
  });

  it("never shows a UserSig in an error", async () => {
    server.faults.api.down = true;
    const error: unknown = await tencent()
      .openGroup("room_1", "Room")
      .catch((it: unknown) => it);
    const texts: string[] = [];
    for (let it = error; it instanceof Error; it = it.cause) texts.push(it.message, it.stack ?? "");
    expect(texts.join("\n")).not.toMatch(/usersig=|eJ[\w*-]{20,}/);
  });

  it("says at quota what an operator looks up", async () => {
    server.faults.api.failWith = { code: 10036, command: "group_open_http_svc/create_group" };
    await expect(tencent().openGroup("room_1", "Room")).rejects.toMatchObject({
      failure: "refused",
      code: "10036",
    });
  });
});
