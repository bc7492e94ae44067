/** Bounds of the RTMP server, per connection unless said otherwise. */
export interface RtmpLimits {
  /** From the connection to the end of the handshake. */
  readonly handshakeTimeoutMs: number;
  /** From the handshake to the publish command, and once more until it is decided. */
  readonly publishTimeoutMs: number;
  /** Between media messages of a publisher. */
  readonly mediaTimeoutMs: number;
  readonly maxChunkStreams: number;
  /** Longest message before a publish is accepted; commands have some hundred bytes. */
  readonly maxCommandBytes: number;
  /** Longest message of a publisher; a key frame of 4K video has about 1 MB. */
  readonly maxMessageBytes: number;
  /** Answers that wait because the client does not read; those of a whole session fit in 2 KB. */
  readonly maxUnreadBytes: number;
  /** How long a refused publisher may take to read why. */
  readonly rejectLingerMs: number;
  /** All connections together that do not play. */
  readonly maxConnections: number;
  /** Several encoders of one house share an address. */
  readonly maxConnectionsPerAddress: number;
  /** Players have places of their own, so that they never keep a publisher out. */
  readonly maxPlayers: number;
  readonly maxPlayersPerAddress: number;
}

export const defaultRtmpLimits: RtmpLimits = {
  handshakeTimeoutMs: 10_000,
  publishTimeoutMs: 10_000,
  mediaTimeoutMs: 15_000,
  maxChunkStreams: 64,
  maxCommandBytes: 64 * 1024,
  maxMessageBytes: 4 * 1024 * 1024,
  maxUnreadBytes: 256 * 1024,
  rejectLingerMs: 1500,
  maxConnections: 1000,
  maxConnectionsPerAddress: 400,
  maxPlayers: 500,
  maxPlayersPerAddress: 50,
};
