import { requestAddress } from "./rooms";
import type { TestServices } from "./services-fixture";
import { applyStreamEvent } from "./stream-events";

type Change = Partial<Parameters<typeof requestAddress>[1]>;

/** A broadcaster asks for an address. */
export function announceLive(services: TestServices, userid: string, change: Change = {}) {
  const empty = { nickname: "", headpic: "", frontcover: "", location: "", desc: "" };
  const request = { userid, groupid: `@TGS#${userid}`, title: "Run", ...empty, ...change };
  return requestAddress(services, request, "http://h");
}

const streamOf = ({ config }: TestServices, userid: string) => `${config.appBizid}_${userid}`;

/** The engine reports that media of this broadcaster arrive. */
export function beginPush(services: TestServices, userid: string, sequence = userid) {
  const streamName = streamOf(services, userid);
  return applyStreamEvent(services, { kind: "start", streamName, sequence, atMs: services.now() });
}

/** The broadcaster says goodbye, or is lost (`resumable`). */
export function endPush(
  services: TestServices,
  userid: string,
  sequence = userid,
  resumable = false,
) {
  return applyStreamEvent(services, {
    kind: "stop",
    streamName: streamOf(services, userid),
    sequence,
    atMs: services.now(),
    errorCode: resumable ? 3 : 1,
    errorMessage: "",
    resumable,
  });
}

/** The file of a recording of the last `seconds`. */
export function addTape(
  services: TestServices,
  userid: string,
  fileId: string,
  { seconds = 60, format = "hls" }: { seconds?: number; format?: "hls" | "mp4" | "flv" } = {},
) {
  const endMs = services.now();
  const file = format === "hls" ? "index.m3u8" : `file.${format}`;
  return applyStreamEvent(services, {
    kind: "record",
    streamName: streamOf(services, userid),
    atMs: endMs,
    fileId,
    format,
    url: `/tapes/${fileId}/${file}`,
    startMs: endMs - seconds * 1000,
    endMs,
    durationSeconds: seconds,
    sizeBytes: 1_234_567,
  });
}
