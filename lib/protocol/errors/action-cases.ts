import { type TestServices, tencentEnvironment } from "@/lib/services/services-fixture";
import { refuseLongBody } from "../dispatch";
import * as wire from "../wire-fixture";
import { cosKeys, type ErrorCase } from "./error-case";

const act = async (services: TestServices, Action: string, body: wire.Fields) =>
  (await wire.sendAction(services, { Action, ...body })).code;
const ask = { userid: "alice_01", groupid: "g", title: "Run" };
const enter = { userid: "bob_02", liveuserid: "alice_01", groupid: "g", flag: 0 };

/** Codes of the Action API. */
export const actionCases: readonly ErrorCase[] = [
  {
    code: 1000,
    when: "an app sends an Action that does not exist",
    meet: (services) => act(services, "FetchLists", {}),
  },
  {
    code: 1000,
    when: "an app forgets the title of a live",
    meet: (services) => act(services, "RequestLVBAddr", { userid: "alice_01" }),
  },
  {
    code: 2003,
    when: "a shared link leads to a live that never was",
    meet: (services) => act(services, "GetUserInfo", { userid: "nobody_00", type: 0 }),
  },
  {
    code: 4000,
    when: "the database of the server is gone",
    async meet(services) {
      services.database.close();
      return act(services, "FetchList", { flag: 1, pageno: 1, pagesize: 20 });
    },
  },
  {
    code: 4001,
    when: "somebody opens interface.php in a browser",
    meet: async (services) => (await wire.sendAction(services, "")).code,
  },
  {
    code: 4001,
    when: "a body is longer than MAX_BODY_BYTES",
    async meet() {
      const answer = (await refuseLongBody("too long").json()) as { returnValue: unknown };
      return answer.returnValue;
    },
  },
  {
    code: 4002,
    when: "an app asks for a list that does not exist",
    meet: (services) => act(services, "FetchList", { flag: 9 }),
  },
  {
    code: 4002,
    when: "a broadcaster gives a live a title with a blocked word",
    environment: { BLOCKED_WORDS: "spam" },
    meet: (services) => act(services, "RequestLVBAddr", { ...ask, title: "Spam" }),
  },
  {
    code: 4003,
    when: "one address brings more guests than GUESTS_PER_HOUR",
    environment: { GUESTS_PER_HOUR: "1" },
    async meet(services) {
      await act(services, "RequestLVBAddr", ask);
      return act(services, "RequestLVBAddr", { ...ask, userid: "carol_03" });
    },
  },
  {
    code: 4003,
    when: "one address enters more rooms than ENTERS_PER_MINUTE",
    environment: { ENTERS_PER_MINUTE: "1" },
    async meet(services) {
      await act(services, "EnterGroup", enter);
      return act(services, "EnterGroup", enter);
    },
  },
  {
    code: 4003,
    when: "one address complains more often than REPORTS_PER_HOUR",
    environment: { REPORTS_PER_HOUR: "1" },
    async meet(services) {
      const report = { userid: "bob_02", hostuserid: "alice_01" };
      await act(services, "ReportUser", report);
      return act(services, "ReportUser", report);
    },
  },
  {
    code: 4003,
    when: "one address announces more short videos than GUESTS_PER_HOUR",
    environment: { GUESTS_PER_HOUR: "1" },
    async meet(services) {
      const video = { userid: "alice_01", file_id: "f", play_url: "https://vod.example/a.mp4" };
      await act(services, "UploadUGCVideo", video);
      return act(services, "UploadUGCVideo", { ...video, file_id: "g" });
    },
  },
  {
    code: 4003,
    when: "one address asks for more link-mic streams than GUESTS_PER_HOUR",
    environment: { GUESTS_PER_HOUR: "1" },
    async meet(services) {
      await act(services, "RequestLVBAddrForLinkMic", { userid: "bob_02" });
      return act(services, "RequestLVBAddrForLinkMic", { userid: "bob_02" });
    },
  },
  {
    code: 4003,
    when: "one address asks for signatures of uploads more often than ENTERS_PER_MINUTE",
    environment: { ...cosKeys, COS_LEGACY_SIGN: "on", ENTERS_PER_MINUTE: "1" },
    async meet(services) {
      await act(services, "GetCOSSign", {});
      return act(services, "GetVodSignature", {});
    },
  },
  {
    code: 4004,
    when: "an app wants to upload a cover and COS_LEGACY_SIGN is off",
    environment: cosKeys,
    meet: (services) => act(services, "GetCOSSign", {}),
  },
  {
    code: 4004,
    when: "an app wants to upload a cover and no Tencent Cloud keys are set",
    meet: (services) => act(services, "GetCOSSign", {}),
  },
  {
    code: 4004,
    when: "a broadcaster wants to mix pictures",
    meet: (services) => act(services, "MergeVideoStream", { userid: "alice_01", mergeparams: {} }),
  },
  {
    code: 4005,
    when: "Tencent Cloud does not answer an administrator's wish",
    environment: { ...tencentEnvironment, LIVE_API_URL: "http://127.0.0.1:9" },
    async meet(services) {
      await act(services, "RequestLVBAddr", { ...ask, userid: "bob_02" });
      await wire.makeAccount(services, "root_99", "admin");
      const authorization = `Bearer ${await wire.webToken(services, "root_99")}`;
      const stop = { Action: "StopLVB", userid: "bob_02" };
      return (await wire.sendAction(services, stop, { authorization })).code;
    },
  },
  {
    code: 10_010,
    when: "a viewer opens a live that has ended",
    async meet(services) {
      await act(services, "RequestLVBAddr", ask);
      await wire.beginPush(services, "alice_01");
      services.advance(5000);
      await wire.endPush(services, "alice_01");
      return act(services, "EnterGroup", enter);
    },
  },
  {
    code: 498,
    when: "somebody goes live under a name that is registered to somebody else",
    async meet(services) {
      await wire.makeAccount(services, "alice_01");
      return act(services, "RequestLVBAddr", ask);
    },
  },
];
