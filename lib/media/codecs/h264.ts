import type { VideoConfig } from "@/lib/media/types";
import { BitReader } from "./bit-reader";
import { h264Names } from "./h264-names";

/** Profiles whose sequence parameter set tells the chroma format (ITU-T H.264 §7.3.2.1.1). */
const chromaProfiles: readonly number[] = [
  100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135,
];

/**
 * Reads an AVCDecoderConfigurationRecord (ISO/IEC 14496-15 §5.3.3.1).
 * @throws RangeError when it is malformed.
 */
export function parseAvcConfig(avcC: Buffer): VideoConfig {
  if (avcC.length < 8 || avcC[0] !== 1) throw new RangeError("The avcC record is malformed.");
  if (((avcC[4] ?? 0) & 3) !== 3) throw new RangeError("NAL lengths of 4 bytes are expected.");
  const spsCount = (avcC[5] ?? 0) & 0x1f;
  const spsLength = avcC.readUInt16BE(6);
  if (spsCount === 0 || spsLength < 4 || avcC.length < 8 + spsLength) {
    throw new RangeError("The avcC record has no sequence parameter set.");
  }
  const codec = `avc1.${avcC.toString("hex", 1, 4)}`;
  const names = h264Names(avcC.readUInt8(1), avcC.readUInt8(2), avcC.readUInt8(3));
  return { codec, ...names, ...pictureSize(avcC.subarray(8, 8 + spsLength)), avcC };
}

/** Width and height after cropping, from a sequence parameter set NAL unit (§7.3.2.1.1). */
function pictureSize(sps: Uint8Array): { width: number; height: number } {
  const reader = new BitReader(withoutEmulationPrevention(sps.subarray(1)));
  const profile = reader.bits(8);
  reader.bits(16);
  reader.ue();
  const chroma = chromaProfiles.includes(profile) ? skipChromaPart(reader) : 1;
  reader.ue();
  skipPictureOrder(reader);
  reader.ue();
  reader.bits(1);
  const widthInMbs = reader.ue() + 1;
  const heightInMaps = reader.ue() + 1;
  const framesOnly = reader.bits(1);
  if (!framesOnly) reader.bits(1);
  reader.bits(1);
  const crop = { left: 0, right: 0, top: 0, bottom: 0 };
  if (reader.bits(1)) {
    crop.left = reader.ue();
    crop.right = reader.ue();
    crop.top = reader.ue();
    crop.bottom = reader.ue();
  }
  // Units of the crop offsets by chroma format (Table 6-1, equations 7-19 to 7-22).
  const unitX = chroma === 1 || chroma === 2 ? 2 : 1;
  const unitY = (chroma === 1 ? 2 : 1) * (2 - framesOnly);
  const width = widthInMbs * 16 - (crop.left + crop.right) * unitX;
  const height = heightInMaps * 16 * (2 - framesOnly) - (crop.top + crop.bottom) * unitY;
  if (width <= 0 || height <= 0 || width > 16_384 || height > 16_384) {
    throw new RangeError("The picture size is not plausible.");
  }
  return { width, height };
}

/** Reads chroma_format_idc and skips to after the scaling lists. */
function skipChromaPart(reader: BitReader): number {
  const chroma = reader.ue();
  if (chroma === 3) reader.bits(1);
  reader.ue();
  reader.ue();
  reader.bits(1);
  if (reader.bits(1)) {
    for (let list = 0; list < (chroma === 3 ? 12 : 8); list += 1) {
      if (reader.bits(1)) skipScalingList(reader, list < 6 ? 16 : 64);
    }
  }
  return chroma;
}

/** §7.3.2.1.1.1 */
function skipScalingList(reader: BitReader, size: number): void {
  let last = 8;
  let next = 8;
  for (let i = 0; i < size; i += 1) {
    if (next !== 0) next = (last + reader.se() + 256) % 256;
    last = next === 0 ? last : next;
  }
}

function skipPictureOrder(reader: BitReader): void {
  const type = reader.ue();
  if (type === 0) reader.ue();
  if (type !== 1) return;
  reader.bits(1);
  reader.se();
  reader.se();
  const count = reader.ue();
  if (count > 255) throw new RangeError("The picture order cycle is too long.");
  for (let i = 0; i < count; i += 1) reader.se();
}

/** Takes out the 0x03 of every 00 00 03 (§7.3.1). */
function withoutEmulationPrevention(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let zeros = 0;
  for (const byte of bytes) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    out.push(byte);
  }
  return Uint8Array.from(out);
}
