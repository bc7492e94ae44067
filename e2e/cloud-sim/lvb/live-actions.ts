import type { ActionParameters } from "./action-parameters";
import { parseCloudTime, utcText } from "./cloud-time";
import { type LiveAccount, requireDomain } from "./live-account";
import { LiveApiError } from "./live-api-error";
import type { Push } from "./lvb-types";
import { describePlayInfo, describePushInfo } from "./quality-actions";

type Action = (
  parameters: ActionParameters,
  account: LiveAccount,
) => Promise<Readonly<Record<string, unknown>>> | Readonly<Record<string, unknown>>;

const DAY_MS = 86_400_000;
/** ForbidLiveStream without and with ResumeTime. */
const DEFAULT_BAN_MS = 7 * DAY_MS;
const LONGEST_BAN_MS = 90 * DAY_MS;
const MAX_REASON_BYTES = 2048;
/** Actions of the Live API 3.0, version 2018-08-01, that the stand-in has (cloud.md §3.1). */
export const LIVE_ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ["DescribeLiveStreamOnlineList", describeOnlineList],
  ["DescribeLiveStreamState", describeState],
  ["DropLiveStream", dropStream],
  ["ForbidLiveStream", forbidStream],
  ["ResumeLiveStream", resumeStream],
  ["DescribeStreamPlayInfoList", describePlayInfo],
  ["DescribeStreamPushInfoList", describePushInfo],
  ["DescribeLivePushAuthKey", describePushKey],
  ["DescribeLivePlayAuthKey", describePlayKey],
  ["DescribeLiveDomains", describeDomains],
]);

function describeOnlineList(parameters: ActionParameters, account: LiveAccount) {
  const domain = parameters.optionalText("DomainName");
  const appName = parameters.optionalText("AppName");
  const streamName = parameters.optionalText("StreamName");
  const pageNumber = parameters.optionalInteger("PageNum", 1, 1_000_000) ?? 1;
  const pageSize = parameters.optionalInteger("PageSize", 10, 300_000) ?? 10;
  parameters.finish();
  const fits = (push: Push) =>
    (!domain || domain === account.pushDomain) &&
    (!appName || appName === push.appName) &&
    (!streamName || streamName === push.streamName);
  const found = account.book.running().filter(fits);
  return {
    TotalNum: found.length,
    TotalPage: Math.ceil(found.length / pageSize),
    PageNum: pageNumber,
    PageSize: pageSize,
    OnlineInfo: found.slice((pageNumber - 1) * pageSize, pageNumber * pageSize).map((push) => ({
      StreamName: push.streamName,
      AppName: push.appName,
      DomainName: account.pushDomain,
      PublishTimeList: [{ PublishTime: utcText(push.startedAtMs) }],
      PushToDelay: 0,
    })),
  };
}

function describeState(parameters: ActionParameters, account: LiveAccount) {
  const streamName = readStream(parameters, account);
  if (account.book.isForbidden(streamName.name, account.nowMs())) return { StreamState: "forbid" };
  const running = account.book.find(streamName.name)?.appName === streamName.appName;
  return { StreamState: running ? "active" : "inactive" };
}

/** Succeeds for a stream that is not running, too. */
async function dropStream(parameters: ActionParameters, account: LiveAccount) {
  const { name, appName } = readStream(parameters, account);
  if (account.book.find(name)?.appName === appName) await account.dropStream(name);
  return {};
}

async function forbidStream(parameters: ActionParameters, account: LiveAccount) {
  const resumeTime = parameters.optionalText("ResumeTime");
  parameters.optionalText("Reason", MAX_REASON_BYTES);
  const { name } = readStream(parameters, account);
  const nowMs = account.nowMs();
  const untilMs = resumeTime ? parseCloudTime(resumeTime) : nowMs + DEFAULT_BAN_MS;
  if (untilMs === undefined || untilMs <= nowMs || untilMs > nowMs + LONGEST_BAN_MS) {
    throw new LiveApiError(
      "InvalidParameterValue",
      "ResumeTime is a UTC time in the future, 90 days away at most.",
    );
  }
  account.book.forbid(name, untilMs);
  await account.dropStream(name);
  return {};
}

function resumeStream(parameters: ActionParameters, account: LiveAccount) {
  account.book.allow(readStream(parameters, account).name);
  return {};
}

function describePushKey(parameters: ActionParameters, account: LiveAccount) {
  requireDomain(parameters.text("DomainName"), account.pushDomain);
  parameters.finish();
  return {
    PushAuthKeyInfo: {
      DomainName: account.pushDomain,
      Enable: 1,
      MasterAuthKey: account.keys.push,
      BackupAuthKey: account.keys.pushBackup ?? "",
      AuthDelta: account.pushAuthDeltaSeconds,
    },
  };
}

function describePlayKey(parameters: ActionParameters, account: LiveAccount) {
  requireDomain(parameters.text("DomainName"), account.playDomain);
  parameters.finish();
  return {
    PlayAuthKeyInfo: {
      DomainName: account.playDomain,
      Enable: account.keys.play === undefined ? 0 : 1,
      AuthKey: account.keys.play ?? "",
      AuthDelta: account.playAuthDeltaSeconds,
      AuthBackKey: account.keys.playBackup ?? "",
    },
  };
}

function describeDomains(parameters: ActionParameters, account: LiveAccount) {
  const type = parameters.optionalInteger("DomainType", 0, 1);
  const status = parameters.optionalInteger("DomainStatus", 0, 1);
  const pageSize = parameters.optionalInteger("PageSize", 10, 100) ?? 20;
  const pageNumber = parameters.optionalInteger("PageNum", 1, 100_000) ?? 1;
  const prefix = parameters.optionalText("DomainPrefix") ?? "";
  parameters.optionalInteger("IsDelayLive", 0, 1);
  parameters.optionalInteger("PlayType", 1, 3);
  parameters.finish();
  const domains = [
    domainInfo(account.pushDomain, 0, "txlivepush.com"),
    domainInfo(account.playDomain, 1, "txlivecdn.com"),
  ].filter(
    (domain) =>
      (type === undefined || domain.Type === type) &&
      (status === undefined || domain.Status === status) &&
      domain.Name.startsWith(prefix),
  );
  return {
    AllCount: domains.length,
    CreateLimitCount: 100,
    PlayTypeCount: [1, 0, 0],
    DomainList: domains.slice((pageNumber - 1) * pageSize, pageNumber * pageSize),
  };
}

function domainInfo(name: string, type: 0 | 1, cnameSuffix: string) {
  return {
    Name: name,
    Type: type,
    Status: 1,
    CreateTime: "2018-06-01 12:00:00",
    BCName: 1,
    TargetDomain: `${name}.${cnameSuffix}`,
    PlayType: 1,
    IsDelayLive: 0,
    CurrentCName: `${name}.${cnameSuffix}`,
    RentTag: 0,
    RentExpireTime: "0000-00-00 00:00:00",
    IsMiniProgramLive: 0,
  };
}

function readStream(parameters: ActionParameters, account: LiveAccount) {
  const stream = {
    appName: parameters.text("AppName"),
    domain: parameters.text("DomainName"),
    name: parameters.text("StreamName"),
  };
  parameters.finish();
  requireDomain(stream.domain, account.pushDomain);
  return stream;
}
