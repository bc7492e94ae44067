import { networkOf } from "@/lib/auth/network-of";

export interface StreamLimits {
  /** Open streams of the whole server. */
  readonly maxStreams: number;
  /** Open streams of one address; a school or an office has one for all. */
  readonly maxStreamsPerAddress: number;
}

const defaults: StreamLimits = { maxStreams: 20_000, maxStreamsPerAddress: 500 };

/** Counts the open streams, so that nobody can take them all. */
export class StreamSlots {
  private readonly limits: StreamLimits;
  private readonly byNetwork = new Map<string, number>();
  taken = 0;

  constructor(limits: Partial<StreamLimits>) {
    this.limits = {
      maxStreams: limits.maxStreams ?? defaults.maxStreams,
      maxStreamsPerAddress: limits.maxStreamsPerAddress ?? defaults.maxStreamsPerAddress,
    };
  }

  /** Takes a slot and returns what gives it back; null when there is none left. */
  take(clientIp: string): (() => void) | null {
    const network = networkOf(clientIp);
    const own = this.byNetwork.get(network) ?? 0;
    const { maxStreams, maxStreamsPerAddress } = this.limits;
    if (this.taken >= maxStreams || own >= maxStreamsPerAddress) return null;
    this.taken += 1;
    this.byNetwork.set(network, own + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.taken -= 1;
      const left = (this.byNetwork.get(network) ?? 1) - 1;
      if (left > 0) this.byNetwork.set(network, left);
      else this.byNetwork.delete(network);
    };
  }
}
