import { afterEach, beforeEach } from "vitest";
import { type ImFixture, openIm, textBody } from "./im-fixture";
import type { ImOptions } from "./im-types";

/** The commands by which a server opens a group and speaks in it (cloud.md §4.3). */
export const CREATE = "group_open_http_svc/create_group";
/** Its answer has the number of the message. */
export const SEND = "group_open_http_svc/send_group_msg";
/** The body of CREATE for the live room of alice. */
export const ROOM = {
  Type: "AVChatRoom",
  GroupId: "room1024",
  Name: "demo",
  Owner_Account: "alice",
};

/** The application of the present test, with what tests of groups ask of it. */
export interface GroupFixture extends ImFixture {
  /** The ErrorCode of a call. */
  code(...call: Parameters<ImFixture["call"]>): Promise<unknown>;
  /** The body of SEND for a text of bob, each with a Random of its own. */
  message(text: string, more?: Record<string, unknown>): Record<string, unknown>;
  /** Begins anew with other options. */
  reopen(options: Partial<ImOptions>): Promise<void>;
}

/** Opens an application before each test of the file and stops it afterwards. */
export function openImForEachTest(): GroupFixture {
  let fixture: ImFixture;
  let random = 0;
  beforeEach(async () => {
    fixture = await openIm();
  });
  afterEach(() => fixture.im.stop());
  return {
    get im() {
      return fixture.im;
    },
    call: (...call) => fixture.call(...call),
    login: (...who) => fixture.login(...who),
    code: async (...call) => (await fixture.call(...call)).ErrorCode,
    message: (text, more = {}) => ({
      GroupId: ROOM.GroupId,
      Random: ++random,
      From_Account: "bob",
      MsgBody: textBody(text),
      ...more,
    }),
    async reopen(options) {
      await fixture.im.stop();
      fixture = await openIm(options);
    },
  };
}
