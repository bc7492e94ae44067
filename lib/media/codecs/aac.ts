import type { AudioConfig } from "@/lib/media/types";
import { BitReader } from "./bit-reader";

/** By samplingFrequencyIndex (ISO/IEC 14496-3 Table 1.18). */
const sampleRates: readonly number[] = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000,
  7350,
];
const explicitRateIndex = 15;
/** By channelConfiguration (Table 1.19). */
const channelCounts: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 8];

/**
 * Reads an AudioSpecificConfig (ISO/IEC 14496-3 §1.6.2.1).
 * @throws RangeError when it is malformed or has no plain channel layout.
 */
export function parseAudioConfig(asc: Buffer): AudioConfig {
  const reader = new BitReader(asc);
  let objectType = reader.bits(5);
  if (objectType === 31) objectType = 32 + reader.bits(6);
  const sampleRate = readSampleRate(reader);
  const channels = channelCounts[reader.bits(4)] ?? 0;
  if (channels === 0) throw new RangeError("The channel layout is not supported.");
  return { codec: `mp4a.40.${objectType}`, sampleRate, channels, asc };
}

function readSampleRate(reader: BitReader): number {
  const index = reader.bits(4);
  const rate = index === explicitRateIndex ? reader.bits(24) : sampleRates[index];
  if (!rate) throw new RangeError("The sample rate is not known.");
  return rate;
}
