import { networkOf } from "@/lib/auth/network-of";

export interface StreamLimits {
  /** Open streams of the whole server. */
  readonly maxStreams: number;
  /** Open streams of one address; a school or an office has one for all. */
  readonly maxStreamsPerAddress: number;
}

const defaults: StreamLimits = { maxStreams: 20_000, maxStreamsPerAddress: 2000 };

/** Counts the open streams, so that nobody can take them all. */
export class StreamSlots {
  private readonly limits: StreamLimits;
  private readonly byNetwork = new Map<string, number>();
  private taken = 0;

  constructor(limits: Partial<StreamLimits>) {
    this.limits = {
      maxStreams: limits.maxStreams ?? defaults.maxStreams,
      maxStreamsPerAddress: limits.maxStreamsPerAddress ?? defaults.maxStreamsPerAddress,
    };
  }

  /** Open streams, and addresses that they come from; both are 0 when everybody has gone. */
  get load(): { readonly streams: number; readonly networks: number } {
    return { streams: this.taken, networks: this.byNetwork.size };
  }

  /** Takes a slot and returns for whom, for `giveBack`; null when there is none left. */
  take(clientIp: string): string | null {
    const network = networkOf(clientIp);
    const own = this.byNetwork.get(network) ?? 0;
    const { maxStreams, maxStreamsPerAddress } = this.limits;
    if (this.taken >= maxStreams || own >= maxStreamsPerAddress) return null;
    this.taken += 1;
    this.byNetwork.set(network, own + 1);
    return network;
  }

  /** Once for every slot that was taken. */
  giveBack(network: string): void {
    this.taken -= 1;
    const left = (this.byNetwork.get(network) ?? 1) - 1;
    if (left > 0) this.byNetwork.set(network, left);
    else this.byNetwork.delete(network);
  }
}
