import { describe, expect, it } from "vitest";
import { encodeAmf0 } from "./amf0";
import type { RtmpMessage } from "./chunk-reader";
import { MediaDemuxer, UnsupportedMediaError } from "./media-demuxer";
import { RtmpProtocolError } from "./protocol-error";
import { RecordingSink } from "./recording-sink";
import { aacConfigTag, avcConfigTag } from "./test-publisher";

function message(payload: Buffer, timestamp = 0): RtmpMessage {
  return { type: 0, streamId: 1, timestamp, payload };
}

const hex = (text: string): Buffer => Buffer.from(text, "hex");

describe("MediaDemuxer", () => {
  it("reports a configuration once, again when it changes, and every one as a tag", () => {
    const sink = new RecordingSink();
    const demuxer = new MediaDemuxer(sink);
    demuxer.onVideo(message(avcConfigTag));
    demuxer.onVideo(message(avcConfigTag));
    demuxer.onAudio(message(aacConfigTag));
    demuxer.onAudio(message(hex("af001190")));
    expect(sink.videoConfigs).toMatchObject([{ codec: "avc1.42c00c", width: 320, height: 180 }]);
    expect(sink.audioConfigs.map(({ sampleRate }) => sampleRate)).toEqual([44100, 48000]);
    expect(sink.tags.map(({ type, header }) => [type, header])).toEqual([
      [9, true],
      [9, true],
      [8, true],
      [8, true],
    ]);
  });

  it("has no name for a codec that nobody here knows, whatever a publisher calls it", () => {
    const demuxer = new MediaDemuxer(new RecordingSink());
    const refused = (push: () => void) => {
      expect(push).toThrow(UnsupportedMediaError);
      expect(push).toThrow(/^This (video|audio) codec is not supported: /);
      expect(push).toThrow(expect.objectContaining({ codec: "" }));
    };
    refused(() => demuxer.onVideo(message(hex("903c623e0a00"))));
    refused(() => demuxer.onAudio(message(hex("903c623e0a00"))));
  });

  it("drops frames before their configuration and unwraps timestamps", () => {
    const sink = new RecordingSink();
    const demuxer = new MediaDemuxer(sink);
    demuxer.onVideo(message(hex("1701000000aa"), 2 ** 32 - 80));
    demuxer.onVideo(message(avcConfigTag, 2 ** 32 - 60));
    demuxer.onVideo(message(hex("1701000021aa"), 2 ** 32 - 40));
    demuxer.onVideo(message(hex("2701ffffffbb"), 10));
    expect(sink.video).toEqual([
      { dtsMs: 2 ** 32 - 40, ctsMs: 33, key: true, data: hex("aa") },
      { dtsMs: 2 ** 32 + 10, ctsMs: -1, key: false, data: hex("bb") },
    ]);
    expect(sink.tags.map(({ timestampMs, key }) => [timestampMs, key])).toEqual([
      [2 ** 32 - 60, false],
      [2 ** 32 - 40, true],
      [2 ** 32 + 10, false],
    ]);
  });

  it("takes metadata out of @setDataFrame and passes over other data", () => {
    const sink = new RecordingSink();
    const demuxer = new MediaDemuxer(sink);
    const script = encodeAmf0("onMetaData", { width: 320, encoder: "x" });
    demuxer.onData(message(Buffer.concat([encodeAmf0("@setDataFrame"), script])));
    demuxer.onData(message(script));
    demuxer.onData(message(Buffer.concat([encodeAmf0("onTextData"), hex("11ffff")])));
    demuxer.onData(message(encodeAmf0("@setDataFrame", "onCuePoint", {})));
    demuxer.onData(message(encodeAmf0("onMetaData", "not an object")));
    demuxer.onData(message(Buffer.alloc(0)));
    expect(sink.metadata).toEqual([
      { width: 320, encoder: "x" },
      { width: 320, encoder: "x" },
    ]);
    expect(sink.tags).toMatchObject([
      { type: 18, payload: script, header: true },
      { type: 18, payload: script, header: true },
    ]);
  });

  it("names the cure for codecs that cannot be served", () => {
    const demuxer = new MediaDemuxer(new RecordingSink());
    const hevc = message(Buffer.concat([hex("90"), Buffer.from("hvc1"), hex("01")]));
    expect(() => demuxer.onVideo(hevc)).toThrow(
      new UnsupportedMediaError("video", "HEVC", "choose H.264 as the video encoder."),
    );
    expect(() => demuxer.onAudio(message(hex("2fff")))).toThrow(
      new UnsupportedMediaError("audio", "MP3", "choose AAC as the audio encoder."),
    );
  });

  it("refuses configurations that cannot be read", () => {
    const demuxer = new MediaDemuxer(new RecordingSink());
    expect(() => demuxer.onVideo(message(avcConfigTag.subarray(0, 20)))).toThrow(RtmpProtocolError);
    expect(() => demuxer.onAudio(message(hex("af0012")))).toThrow(RtmpProtocolError);
  });
});
