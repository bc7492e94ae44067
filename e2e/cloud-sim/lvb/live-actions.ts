import type { ActionParameters } from "./action-parameters";
import { parseCloudTime, utcText } from "./cloud-time";
import { LiveApiError } from "./live-api-error";
import type { LvbKeys, Push } from "./lvb-types";
import type { PlayStats } from "./play-stats";
import type { PushBook } from "./push-book";

/** What the actions look at and change. */
export interface LiveAccount {
  readonly book: PushBook;
  readonly stats: PlayStats;
  readonly keys: LvbKeys;
  readonly pushDomain: string;
  readonly playDomain: string;
  readonly pushAuthDeltaSeconds: number;
  readonly playAuthDeltaSeconds: number;
  readonly playInfoDelaySeconds: number;
  /** The cloud's clock, Unix ms. */
  readonly nowMs: () => number;
  readonly dropStream: (streamName: string) => Promise<boolean>;
}

type Action = (
  parameters: ActionParameters,
  account: LiveAccount,
) => Promise<Readonly<Record<string, unknown>>> | Readonly<Record<string, unknown>>;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** ForbidLiveStream without and with ResumeTime. */
const DEFAULT_BAN_MS = 7 * DAY_MS;
const LONGEST_BAN_MS = 90 * DAY_MS;
const MAX_REASON_BYTES = 2048;
/** DescribeStreamPlayInfoList looks back so far. */
const PLAY_INFO_DAYS = 31;

/** Actions of the Live API 3.0, version 2018-08-01, that the stand-in has (cloud.md §3.1). */
export const LIVE_ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ["DescribeLiveStreamOnlineList", describeOnlineList],
  ["DescribeLiveStreamState", describeState],
  ["DropLiveStream", dropStream],
  ["ForbidLiveStream", forbidStream],
  ["ResumeLiveStream", resumeStream],
  ["DescribeStreamPlayInfoList", describePlayInfo],
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

function describePlayInfo(parameters: ActionParameters, account: LiveAccount) {
  const start = readTime(parameters, "StartTime");
  const end = readTime(parameters, "EndTime");
  const playDomain = parameters.optionalText("PlayDomain");
  const streamName = parameters.optionalText("StreamName");
  parameters.optionalText("AppName");
  parameters.optionalText("ServiceName");
  parameters.finish();
  const nowMs = account.nowMs();
  if (end < start || end - start > DAY_MS || start < nowMs - PLAY_INFO_DAYS * DAY_MS) {
    throw new LiveApiError("InvalidParameterValue", "The span is a day of the last month at most.");
  }
  if (playDomain) requireDomain(playDomain, account.playDomain);
  const points: Record<string, unknown>[] = [];
  const last = Math.min(end, nowMs - account.playInfoDelaySeconds * 1000);
  for (let atMs = Math.floor(start / MINUTE_MS) * MINUTE_MS; atMs <= last; atMs += MINUTE_MS) {
    const { bytes, requests, viewers } = account.stats.minute(atMs, streamName);
    points.push({
      Time: beijingText(atMs),
      Bandwidth: (bytes * 8) / 60 / 1e6,
      Flux: bytes / 1e6,
      Request: requests,
      Online: viewers,
    });
  }
  return { DataInfoList: points };
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

function requireDomain(given: string, expected: string): void {
  if (given === expected) return;
  throw new LiveApiError("ResourceNotFound.DomainNotExist", "The domain name does not exist.");
}

function readTime(parameters: ActionParameters, name: string): number {
  const ms = parseCloudTime(parameters.text(name));
  if (ms === undefined) {
    throw new LiveApiError("InvalidParameterValue", `The format of \`${name}\` is not valid.`);
  }
  return ms;
}

/** Points are named in Beijing time. */
function beijingText(ms: number): string {
  return utcText(ms + 8 * 3_600_000)
    .replace("T", " ")
    .replace("Z", "");
}
