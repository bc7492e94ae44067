import type { AudioConfig } from "@/lib/media/types";
import { BitReader } from "./bit-reader";

/** By samplingFrequencyIndex (ISO/IEC 14496-3 Table 1.18). */
const sampleRates: readonly number[] = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000,
  7350,
];
const explicitRateIndex = 15;
/** The rates of the table end here; a frame of a slower one would last for minutes. */
const slowestRate = 7350;
const fastestRate = 96_000;
/** By channelConfiguration (Table 1.19); 0 stands for a layout told elsewhere or reserved. */
const channelCounts: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 8, 0, 0, 0, 7, 8, 24, 8];
/** Audio object types that wrap another one (Table 1.17). */
const spectralBandReplication = 5;
const parametricStereo = 29;

/**
 * Reads an AudioSpecificConfig (ISO/IEC 14496-3 §1.6.2.1). With explicit SBR (HE-AAC) the sample
 * rate is that of the output, twice the core's; with parametric stereo one core channel is heard
 * as two.
 * @throws RangeError when it is malformed or has no plain channel layout.
 */
export function parseAudioConfig(asc: Uint8Array): AudioConfig {
  const reader = new BitReader(asc);
  let objectType = reader.bits(5);
  if (objectType === 31) objectType = 32 + reader.bits(6);
  let sampleRate = readSampleRate(reader);
  let channels = channelCounts[reader.bits(4)] ?? 0;
  if (channels === 0) throw new RangeError("The channel layout is not supported.");
  if (objectType === spectralBandReplication || objectType === parametricStereo) {
    sampleRate = readSampleRate(reader);
  }
  if (objectType === parametricStereo && channels === 1) channels = 2;
  return { codec: `mp4a.40.${objectType}`, sampleRate, channels, asc };
}

function readSampleRate(reader: BitReader): number {
  const index = reader.bits(4);
  const rate = index === explicitRateIndex ? reader.bits(24) : sampleRates[index];
  if (!rate || rate < slowestRate || rate > fastestRate) {
    throw new RangeError("The sample rate is not known.");
  }
  return rate;
}
